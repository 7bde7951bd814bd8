import { Button } from '@mantine/core'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { isUnanswered } from '@passerelle/domain/shared/tracing/rules'
import type { Hit } from '@passerelle/domain/shared/tracing/schema'
import type { HitAnswer } from '@passerelle/domain/shared/tracing/tracing'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import styles from '../Tracing.module.css'
import { AgreedDialog } from './AgreedDialog.tsx'
import { SilentDialog } from './SilentDialog.tsx'

const silent = ['not-reached', 'refused', 'not-them'] as const

interface AnsweringProps {
  readonly hit: Hit
  readonly person: PersonRead
}

/** The question to our own person, and the promise that a refusal stays here. */
export function Answering({ hit, person }: AnsweringProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<HitAnswer>()
  if (!isUnanswered(hit.answer)) return <Answered hit={hit} />
  return (
    <section className={styles.next} aria-label={t('web.tracing.hit.question')}>
      <h2>{t('web.tracing.hit.question')}</h2>
      <p>{t('web.tracing.hit.lead')}</p>
      <Silence />
      {hit.answer && <How hit={hit} />}
      <div className={styles.buttons}>
        <Button onClick={() => setOpen('agreed')}>{t('tracing.answer.agreed')}</Button>
        {silent.map((answer) => (
          <Button key={answer} variant="default" onClick={() => setOpen(answer)}>
            {t(`tracing.answer.${answer}`)}
          </Button>
        ))}
      </div>
      {open === 'agreed' && <AgreedDialog hit={hit} person={person} onClose={() => setOpen(undefined)} />}
      {open && open !== 'agreed' && (
        <SilentDialog hit={hit} answer={open} onClose={() => setOpen(undefined)} />
      )}
    </section>
  )
}

function Answered({ hit }: { readonly hit: Hit }) {
  const { t } = useWords()
  const { answer, matchId } = hit
  return (
    <section className={styles.next} data-calm={matchId === null} aria-label={t('web.tracing.hit.question')}>
      <h2>{t(`tracing.answer.${answer}`)}</h2>
      <How hit={hit} />
      {matchId ? (
        <p>
          <GoLink href={`/tracing/matches/${matchId}/found`}>{t('web.tracing.hit.go-on')}</GoLink>
        </p>
      ) : (
        <Silence />
      )}
    </section>
  )
}

function Silence() {
  const { t } = useWords()
  return (
    <p className={styles.promise}>
      <Icon name="lock" size={18} />
      {t('web.tracing.hit.promise')}
    </p>
  )
}

/** Who answered, when, and why. */
function How({ hit: { answeredAt, answeredByName, why, answer } }: { readonly hit: Hit }) {
  const { t, moment } = useWords()
  return (
    <p className="soft">
      {t(`tracing.answer.${answer}`)} · <bdi>{answeredByName}</bdi>
      {answeredAt && ` · ${moment(answeredAt)}`}
      {why && (
        <>
          {' · '}
          <bdi dir="auto">{why}</bdi>
        </>
      )}
    </p>
  )
}
