import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { fullNameOfPlace } from '../../../kit/place-words.ts'
import { ToldPerson } from '../ToldPerson.tsx'

/** One of our own people as we know them, with their family: that is what a search is about. */
export function OwnPerson({ person, title }: { readonly person: PersonRead; readonly title: string }) {
  const { t, language } = useWords()
  const { fields, place, relations } = person
  return (
    <Panel title={title} aside={<span className="soft small">{person.code}</span>}>
      <p>
        <GoLink href={`/people/${person.id}`}>
          <NameDisplay name={person.displayName} latin={person.latinName} />
        </GoLink>
      </p>
      <ToldPerson
        named
        told={fields}
        more={[
          {
            id: 'place',
            label: t('people.field.place'),
            value: place && <bdi>{fullNameOfPlace(place, language)}</bdi>,
          },
          {
            id: 'family',
            label: t('web.people.family'),
            value: relations.length > 0 ? relations.map(lineOf(t)) : null,
          },
        ]}
      />
    </Panel>
  )
}

function lineOf(t: (key: string) => string) {
  return ({ id, other, kind }: PersonRead['relations'][number]): ReactNode => (
    <div key={id}>
      <bdi>{other.displayName}</bdi> <span className="soft small">{t(`people.relation.${kind}`)}</span>
    </div>
  )
}
