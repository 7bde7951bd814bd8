import type { Born, ListEntry, Subject } from '@passerelle/domain/shared/screening/screening'
import { type Speech, useWords } from '../../app/words.tsx'
import { type Fact, Facts } from '../../kit/Facts.tsx'
import { nameOfCountry } from '../organisations/country-name.ts'
import styles from './Screening.module.css'

type Speaking = Pick<Speech, 't' | 'shortDay'>

/** When somebody was born, as well as it is known. */
export function bornWords({ day, from, to, about }: Born, { t, shortDay }: Speaking): string {
  const years = from === to ? String(from) : t('screening.born.span', { from: String(from), to: String(to) })
  const when = day === null ? years : shortDay(day)
  return about ? t('screening.born.about', { when }) : when
}

/** Who is screened: an officer, or the organisation itself. */
export function SubjectFacts({ subject }: { readonly subject: Subject }) {
  const speech = useWords()
  const { t } = speech
  const facts: readonly Fact[] = [
    { id: 'kind', label: t('web.screening.kind'), value: t(`screening.kind.${subject.kind}`) },
    { id: 'names', label: t('web.screening.names'), value: <Lines lines={subject.names} /> },
    {
      id: 'born',
      label: t('web.screening.born'),
      value: subject.born && bornWords(subject.born, speech),
    },
    { id: 'countries', label: t('web.screening.countries'), value: <Countries codes={subject.countries} /> },
  ]
  return <Facts facts={facts} />
}

/** What the list publishes. */
export function EntryFacts({ entry }: { readonly entry: ListEntry }) {
  const speech = useWords()
  const { t, shortDay } = speech
  const named = (quality: ListEntry['names'][number]['quality']): Fact => {
    const names = entry.names.filter((name) => name.quality === quality).map(({ text }) => text)
    const value = names.length > 0 ? <Lines lines={names} /> : null
    return { id: quality, label: t(`screening.quality.${quality}`), value }
  }
  const births = entry.births.map((born) => bornWords(born, speech))
  const facts: readonly Fact[] = [
    { id: 'kind', label: t('web.screening.kind'), value: t(`screening.kind.${entry.kind}`) },
    ...(['primary', 'good', 'low'] as const).map(named),
    {
      id: 'born',
      label: t('web.screening.born'),
      value: births.length > 0 ? <Lines lines={births} /> : null,
    },
    { id: 'countries', label: t('web.screening.countries'), value: <Countries codes={entry.countries} /> },
    {
      id: 'reference',
      label: t('web.screening.reference'),
      value: <bdi dir="ltr">{entry.reference}</bdi>,
    },
    { id: 'programme', label: t('web.screening.programme'), value: entry.programme },
    {
      id: 'listed',
      label: t('web.screening.listed-on'),
      value: entry.listedOn && shortDay(entry.listedOn),
    },
    {
      id: 'remarks',
      label: t('web.screening.remarks'),
      value: entry.remarks && <span dir="auto">{entry.remarks}</span>,
    },
  ]
  return <Facts facts={facts} />
}

function Countries({ codes }: { readonly codes: readonly string[] }) {
  const { language, list, t } = useWords()
  if (codes.length === 0) return <span className="soft">{t('web.screening.unknown')}</span>
  return <>{list(codes.map((code) => nameOfCountry(code, language)))}</>
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className={styles.two}>
      {lines.map((line) => (
        <bdi key={line}>{line}</bdi>
      ))}
    </div>
  )
}
