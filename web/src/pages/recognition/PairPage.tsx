import { type PersonRead, readPerson } from '@passerelle/domain/shared/people/contract'
import { type PairRead, readPair } from '@passerelle/domain/shared/recognition/contract'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { type Fact, Facts } from '../../kit/Facts.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { nameOfCountry } from '../organisations/country-name.ts'
import { aboutWords, birthWords } from '../people/person-words.ts'
import { Judgements } from './Judgements.tsx'
import { Judging } from './Judging.tsx'
import { PairState } from './PairState.tsx'
import { percentOf } from './Pairs.tsx'
import styles from './Recognition.module.css'
import { Waterfall } from './Waterfall.tsx'

/** Two people side by side, what speaks for and against their being one, and what may be done. */
export function PairPage() {
  const { one = '', other = '' } = useParams({ strict: false })
  const pair = useRead(readPair, { oneId: one, otherId: other })
  const first = useRead(readPerson, { id: pair.data?.oneId ?? one })
  const second = useRead(readPerson, { id: pair.data?.otherId ?? other })
  const problem = pair.error ?? first.error ?? second.error
  if (problem) return <ErrorPanel problem={problem} retry={() => void pair.refetch()} focus />
  if (!pair.data || !first.data || !second.data) return <Waiting lines={10} />
  return <Pair pair={pair.data} one={first.data} other={second.data} />
}

interface PairProps {
  readonly pair: PairRead
  readonly one: PersonRead
  readonly other: PersonRead
}

function Pair({ pair, one, other }: PairProps) {
  const { t } = useWords()
  return (
    <>
      <PageHeader
        windowTitle={t('web.recognition.pair')}
        back={{ href: '/recognition', label: t('app.nav.recognition') }}
        standing={<PairState state={pair.state} severe={pair.severe} />}
        about={<span>{t(`recognition.band.${pair.score.band}`, { percent: percentOf(pair.score) })}</span>}
      />
      <div className={styles.page}>
        <div className={styles.sides}>
          <Side person={one} />
          <Side person={other} />
        </div>
        <Panel title={t('web.recognition.evidence')}>
          <Waterfall score={pair.score} />
        </Panel>
        <Judging pair={pair} />
        {pair.judgements.length > 0 && (
          <Panel title={t('web.recognition.judged')}>
            <Judgements judgements={pair.judgements} />
          </Panel>
        )}
      </div>
    </>
  )
}

function Side({ person }: { readonly person: PersonRead }) {
  const speech = useWords()
  const { t, list, language } = speech
  const { names, birth, sex, citizenships, contacts } = person.fields
  const facts: readonly Fact[] = [
    {
      id: 'about',
      label: t('web.recognition.about'),
      value: aboutWords({ age: person.age, sex: sex ?? null }, t) || null,
    },
    {
      id: 'names',
      label: t('web.recognition.names'),
      value: <Lines lines={names.map(({ text }) => text)} />,
    },
    { id: 'birth', label: t('web.recognition.born'), value: birth ? birthWords(birth, speech) : null },
    {
      id: 'citizenship',
      label: t('recognition.field.citizenship'),
      value:
        citizenships && citizenships.length > 0
          ? list(citizenships.map((code) => nameOfCountry(code, language)))
          : null,
    },
    {
      id: 'phone',
      label: t('recognition.field.phone'),
      value: contacts.length > 0 ? <Lines lines={contacts.map(({ value }) => value)} /> : null,
    },
  ]
  return (
    <Panel
      title={
        <GoLink href={`/people/${person.id}`}>
          <NameDisplay name={person.displayName} latin={person.latinName} />
        </GoLink>
      }
      aside={<span className="soft small">{person.code}</span>}
    >
      <Facts facts={facts} />
    </Panel>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <div key={line}>
          <bdi>{line}</bdi>
        </div>
      ))}
    </>
  )
}
