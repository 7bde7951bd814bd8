import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import {
  type Paper,
  displacementStatuses,
  paperKinds,
  registrations,
} from '@passerelle/domain/shared/people/person'
import { countries, findCountry } from '@passerelle/domain/shared/places/countries'
import { countrylessCodes } from '@passerelle/domain/shared/places/place'
import { useMemo } from 'react'
import { type Speech, useWords } from '../../../app/words.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { spokenLanguages } from '../../../kit/form/spoken-languages.ts'
import { CodesField } from './CodesField.tsx'
import styles from './PersonForm.module.css'
import type { PersonFieldsProps } from './PersonForm.tsx'
import { newPaper } from './person-form.ts'

/** Nationalities (also none), languages, status and papers. */
export function OriginFields({ value, put, fault }: PersonFieldsProps) {
  const speech = useWords()
  const { t } = speech
  const nationalities = useMemo(() => nationalityOptions(speech), [speech])
  const languages = useMemo(() => languageOptions(speech), [speech])
  return (
    <>
      <CodesField
        label={t('people.field.citizenships')}
        add={t('web.people.citizenship.add')}
        options={nationalities}
        value={value.citizenships ?? []}
        error={fault('citizenships')}
        onChange={(codes) => put({ citizenships: codes.length > 0 ? codes : null })}
      />
      <CodesField
        label={t('people.field.languages')}
        description={t('web.people.languages.hint')}
        add={t('web.people.language.add')}
        options={languages}
        value={value.languages ?? []}
        error={fault('languages')}
        onChange={(codes) => put({ languages: codes.length > 0 ? codes : null })}
      />
      <Checkbox
        label={t('people.field.interpreterNeeded')}
        checked={value.interpreterNeeded}
        onChange={({ currentTarget: { checked } }) => put({ interpreterNeeded: checked })}
      />
      <div className={styles.row}>
        <Choice
          label={t('people.field.displacementStatus')}
          words="people.displacement"
          codes={displacementStatuses}
          value={value.displacementStatus}
          onChange={(displacementStatus) => put({ displacementStatus })}
        />
        <Choice
          label={t('people.field.registration')}
          words="people.registration"
          codes={registrations}
          value={value.registration}
          onChange={(registration) => put({ registration })}
        />
      </div>
      <Papers papers={value.papers ?? []} fault={fault} onChange={(papers) => put({ papers })} />
    </>
  )
}

/** People without a country carry one of three codes on their papers; they come first. */
export function nationalityOptions({ t, language, compare }: Speech) {
  const stateless = countrylessCodes.map((code) => ({
    value: String(code),
    label: t(`web.people.countryless.${code}`),
  }))
  const named = countries.map(({ code, names }) => ({ value: code, label: names[language] }))
  return [...stateless, ...named.toSorted((a, b) => compare(a.label, b.label))]
}

export function nationalityName(code: string, { t, language }: Speech): string {
  const countryless = countrylessCodes.some((each) => each === code)
  return countryless ? t(`web.people.countryless.${code}`) : (findCountry(code)?.names[language] ?? code)
}

function languageOptions({ nameOf, compare }: Speech) {
  return spokenLanguages
    .map((code) => ({ value: code, label: nameOf('language', code) }))
    .toSorted((a, b) => compare(a.label, b.label))
}

interface ChoiceProps<Code extends string> {
  readonly label: string
  readonly words: string
  readonly codes: readonly Code[]
  readonly value: Code | null
  readonly onChange: (code: Code | null) => void
}

/** One of a few codes, or not asked. */
export function Choice<Code extends string>({ label, words, codes, value, onChange }: ChoiceProps<Code>) {
  const { t } = useWords()
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        { value: '', label: t('web.people.not-asked') },
        ...codes.map((code) => ({ value: code, label: t(`${words}.${code}`) })),
      ]}
      onChange={({ currentTarget }) => onChange(codes.find((code) => code === currentTarget.value) ?? null)}
    />
  )
}

interface PapersProps extends Pick<PersonFieldsProps, 'fault'> {
  readonly papers: readonly Paper[]
  readonly onChange: (papers: readonly Paper[]) => void
}

function Papers({ papers, fault, onChange }: PapersProps) {
  const { t } = useWords()
  return (
    <>
      {papers.map((paper, at) => (
        <OnePaper
          key={at}
          at={at}
          paper={paper}
          fault={fault}
          onChange={(next) => onChange(papers.with(at, next))}
          onRemove={() => onChange(papers.toSpliced(at, 1))}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => onChange([...papers, newPaper])}
        >
          {t('web.people.paper.add')}
        </Button>
      </div>
    </>
  )
}

interface OnePaperProps extends Pick<PersonFieldsProps, 'fault'> {
  readonly at: number
  readonly paper: Paper
  readonly onChange: (paper: Paper) => void
  readonly onRemove: () => void
}

function OnePaper({ at, paper, fault, onChange, onRemove }: OnePaperProps) {
  const speech = useWords()
  const { t } = speech
  return (
    <div className={styles.entry} role="group" aria-label={t('web.people.paper.number', { number: at + 1 })}>
      <div className={styles.row}>
        <NativeSelect
          label={t('web.people.paper.kind')}
          value={paper.kind}
          data={paperKinds.map((kind) => ({ value: kind, label: t(`people.paper.${kind}`) }))}
          onChange={({ currentTarget }) =>
            onChange({
              ...paper,
              kind: paperKinds.find((kind) => kind === currentTarget.value) ?? paper.kind,
            })
          }
        />
        <TextInput
          label={t('web.people.paper.no')}
          dir="auto"
          autoComplete="off"
          value={paper.number}
          error={fault(`papers.${at}.number`)}
          onChange={({ currentTarget }) => onChange({ ...paper, number: currentTarget.value })}
        />
        <NativeSelect
          label={t('people.field.paper-country')}
          value={paper.country ?? ''}
          data={[{ value: '', label: t('web.people.not-asked') }, ...nationalityOptions(speech)]}
          onChange={({ currentTarget }) => onChange({ ...paper, country: currentTarget.value || null })}
        />
        <TextInput
          type="date"
          label={t('people.field.paper-expires')}
          value={paper.expiresOn ?? ''}
          error={fault(`papers.${at}.expiresOn`)}
          onChange={({ currentTarget }) => onChange({ ...paper, expiresOn: currentTarget.value || null })}
        />
      </div>
      <div>
        <Button variant="subtle" size="xs" onClick={onRemove}>
          {t('web.people.paper.remove')}
          <span className="visually-hidden"> {paper.number}</span>
        </Button>
      </div>
    </div>
  )
}
