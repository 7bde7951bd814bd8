import { birthOf } from '@passerelle/domain/shared/people/rules'
import type { PersonChanges } from '@passerelle/domain/shared/people/schema'
import { readPlace } from '@passerelle/domain/shared/places/contract'
import { Fragment, type ReactNode } from 'react'
import { useRead } from '../../app/queries.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import { fullNameOfPlace } from '../../kit/place-words.ts'
import { nationalityName } from './form/OriginFields.tsx'
import { birthWords } from './person-words.ts'

/** One field of a person, as people read it; nothing told is said so. */
export function FieldValue({ fields }: { readonly fields: PersonChanges }) {
  const speech = useWords()
  if (fields.placeId) return <PlaceName id={fields.placeId} />
  const shown = [...whoLines(fields, speech), ...whenceLines(fields, speech), ...howLines(fields, speech)]
  if (shown.length === 0) return <span className="soft">{speech.t('web.people.nothing-told')}</span>
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {shown.map((line, at) => (
        <li key={at}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  )
}

function PlaceName({ id }: { readonly id: string }) {
  const { language } = useWords()
  const { data } = useRead(readPlace, { id })
  return <bdi>{data ? fullNameOfPlace({ names: data.place.names, within: data.within }, language) : '…'}</bdi>
}

type Lines = readonly ReactNode[]

function whoLines(fields: PersonChanges, speech: Speech): Lines {
  const { t } = speech
  const birth = birthOf(fields.birth ?? null)
  return [
    ...(fields.names ?? []).map(({ text, kind }) => (
      <Fragment key={`${kind} ${text}`}>
        <bdi>{text}</bdi>
        <span className="soft small"> · {t(`people.name-kind.${kind}`)}</span>
      </Fragment>
    )),
    ...(birth ? [birthWords(birth, speech)] : []),
    ...(fields.sex ? [t(`people.sex.${fields.sex}`)] : []),
    ...(fields.gender ? [fields.gender] : []),
  ]
}

function whenceLines(fields: PersonChanges, speech: Speech): Lines {
  const { t, nameOf } = speech
  return [
    ...(fields.citizenships ?? []).map((code) => nationalityName(code, speech)),
    ...(fields.languages ?? []).map((code) => nameOf('language', code)),
    ...(fields.displacementStatus ? [t(`people.displacement.${fields.displacementStatus}`)] : []),
    ...(fields.registration ? [t(`people.registration.${fields.registration}`)] : []),
    ...(fields.papers ?? []).map((paper) => paperWords(paper, speech)),
  ]
}

function howLines(fields: PersonChanges, { t }: Speech): Lines {
  const { interpreterNeeded, specificNeeds, coordinates, whereabouts, contacts } = fields
  return [
    ...(interpreterNeeded === undefined
      ? []
      : [t(interpreterNeeded ? 'kernel.answer.yes' : 'kernel.answer.no')]),
    ...(specificNeeds ?? []).map((need) => t(`people.vulnerability.${need}`)),
    ...(coordinates ? [`${coordinates.latitude}, ${coordinates.longitude}`] : []),
    ...(whereabouts ? [whereabouts] : []),
    ...(contacts ?? []).map((contact) => {
      const channel = t(`people.channel.${contact.channel}`)
      return `${channel}: ${contact.value} – ${t(`people.safe.${contact.safe}`)}`
    }),
  ]
}

export function paperWords(paper: NonNullable<PersonChanges['papers']>[number], speech: Speech): string {
  const { t, day } = speech
  const expires = paper.expiresOn && t('web.people.paper.until', { day: day(paper.expiresOn) })
  const country = paper.country && nationalityName(paper.country, speech)
  return [t(`people.paper.${paper.kind}`), paper.number, country, expires].filter(Boolean).join(' · ')
}
