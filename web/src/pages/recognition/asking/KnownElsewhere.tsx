import { Button } from '@mantine/core'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import {
  type RequestRow,
  listRequests,
  withdrawRequest,
} from '@passerelle/domain/shared/recognition/asking-contract'
import { useState } from 'react'
import { useAct, useRead } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ConfirmButton } from '../../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StateBadge, type Tone } from '../../../kit/StateBadge.tsx'
import styles from '../Recognition.module.css'
import { AskDialog } from './AskDialog.tsx'

/** Whether others know the person: asked with their agreement, and every yes that came back. */
export function KnownElsewhere({ person }: { readonly person: PersonRead }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const { data, error, refetch } = useRead(listRequests, { personId: person.id })
  const requests = data?.requests ?? []
  const waits = requests.some(({ state }) => state === 'waiting')
  return (
    <Panel title={t('web.recognition.elsewhere')}>
      <ErrorPanel problem={error} retry={() => void refetch()} />
      <p className="soft">{t('web.recognition.elsewhere.lead')}</p>
      {requests.length > 0 && (
        <ul className={styles.requests}>
          {requests.map((request) => (
            <Request key={request.id} request={request} />
          ))}
        </ul>
      )}
      {!waits && data && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('web.recognition.ask')}
        </Button>
      )}
      {asking && <AskDialog person={person} onClose={() => setAsking(false)} />}
    </Panel>
  )
}

const tones: Readonly<Record<RequestRow['state'], Tone>> = {
  waiting: 'waiting',
  answered: 'done',
  over: 'quiet',
  withdrawn: 'stopped',
}

function Request({ request }: { readonly request: RequestRow }) {
  const { t, day } = useWords()
  const { state, askedAt, askedByName, openUntil, answers } = request
  return (
    <li>
      <StateBadge tone={tones[state]}>{t(`web.recognition.request.${state}`)}</StateBadge>
      <p className="soft small">
        {t('web.recognition.request.asked', { name: askedByName, day: day(askedAt.slice(0, 10)) })}
        {state === 'waiting' &&
          ` ${t('web.recognition.request.until', { day: day(openUntil.slice(0, 10)) })}`}
      </p>
      {answers.map((answer) => (
        <p key={answer.organisationId}>
          <strong>{t('web.recognition.request.yes', { organisation: answer.organisationName })}</strong>
          {answer.note && (
            <span className={styles.note} dir="auto">
              {answer.note}
            </span>
          )}
        </p>
      ))}
      {state === 'waiting' && <TakeBack id={request.id} />}
    </li>
  )
}

function TakeBack({ id }: { readonly id: string }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(withdrawRequest)
  return (
    <>
      <ErrorPanel problem={problem} focus />
      <ConfirmButton
        label={t('web.recognition.take-back')}
        question={t('web.recognition.take-back.question')}
        consequence={t('web.recognition.take-back.consequence')}
        busy={busy}
        onConfirm={async () => {
          if (await act({ id })) toast(t('web.recognition.take-back.done'))
        }}
      />
    </>
  )
}
