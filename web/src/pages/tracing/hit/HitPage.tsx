import { type PersonRead, readPerson } from '@passerelle/domain/shared/people/contract'
import { readHit } from '@passerelle/domain/shared/tracing/contract'
import type { Hit } from '@passerelle/domain/shared/tracing/schema'
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { percentOf } from '../../recognition/Pairs.tsx'
import { Waterfall } from '../../recognition/Waterfall.tsx'
import { ToldPerson, nameOfTold } from '../ToldPerson.tsx'
import styles from '../Tracing.module.css'
import { AnswerBadge } from '../states.tsx'
import { Answering } from './Answering.tsx'
import { OwnPerson } from './OwnPerson.tsx'
import { Support } from './Support.tsx'

/** Somebody of ours beside the one a family is looking for, with what speaks for it, and the question to them. */
export function HitPage() {
  const { id = '' } = useParams({ strict: false })
  const hit = useRead(readHit, { id })
  const personId = hit.data?.person.id ?? ''
  const person = useRead(readPerson, { id: personId }, { enabled: personId !== '' })
  const problem = hit.error ?? person.error
  if (problem) return <ErrorPanel problem={problem} retry={() => void hit.refetch()} focus />
  if (!hit.data || !person.data) return <Waiting lines={10} />
  return <Whole hit={hit.data} person={person.data} />
}

interface WholeProps {
  readonly hit: Hit
  readonly person: PersonRead
}

function Whole({ hit, person }: WholeProps) {
  const { t } = useWords()
  return (
    <>
      <PageHeader
        windowTitle={t('web.tracing.hit')}
        back={{ href: '/tracing', label: t('app.nav.tracing') }}
        standing={<AnswerBadge answer={hit.answer} />}
        about={
          <>
            <span>{t('web.tracing.hit.asked-by', { organisation: hit.askerName })}</span>
            <span>{t('web.tracing.likelihood', { percent: percentOf(hit) })}</span>
          </>
        }
      />
      <div className={styles.page}>
        <Answering hit={hit} person={person} />
        <div className={styles.sides}>
          <SoughtSide hit={hit} />
          <OwnPerson person={person} title={t('web.tracing.hit.ours')} />
        </div>
        {hit.seeker && (
          <Panel
            title={t('web.tracing.seeker')}
            aside={<span className="soft">{t('web.tracing.hit.seeker-hint')}</span>}
          >
            <ToldPerson told={hit.seeker} />
          </Panel>
        )}
        <Panel title={t('web.recognition.evidence')}>
          <Waterfall score={hit.score} />
        </Panel>
        {hit.support.length > 0 && <Support hit={hit} />}
      </div>
    </>
  )
}

function SoughtSide({ hit }: { readonly hit: Hit }) {
  const { t, day } = useWords()
  const { sought, relation, placeName, separatedOn, note } = hit
  const of = hit.seeker ? nameOfTold(hit.seeker) : hit.askerName
  return (
    <Panel title={t('web.tracing.hit.sought')}>
      <ToldPerson
        told={sought}
        more={[
          {
            id: 'relation',
            label: t('web.tracing.relation'),
            value: t('web.tracing.tie', { relation: t(`tracing.relation.${relation}`), name: of }),
          },
          { id: 'place', label: t('web.tracing.place'), value: placeName && <bdi>{placeName}</bdi> },
          { id: 'separated', label: t('web.tracing.separated-on'), value: separatedOn && day(separatedOn) },
          {
            id: 'note',
            label: t('web.tracing.note'),
            value: note && (
              <span className={styles.free} dir="auto">
                {note}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}
