import { stepKey, stateKey, formKey } from '@passerelle/domain/kernel/words'
import { type Programme, formsOf } from '@passerelle/domain/kernel/programme'
import { readTimeline } from '@passerelle/domain/shared/records/contract'
import type { TimelineEntry } from '@passerelle/domain/shared/records/timeline'
import type { ReactNode } from 'react'
import { useReadPages } from '../../../app/read-pages.ts'
import { type Speech, useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import type { IconName } from '../../../kit/Icon.tsx'
import { Timeline, type TimelineEvent } from '../../../kit/Timeline.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { taskText } from '../task-text.ts'
import { useRecord } from '../record-context.tsx'
import { NoteWriter } from './NoteWriter.tsx'
import styles from './Overview.module.css'

/** What happened, newest first, with the place to write down what happens now. */
export function RecordTimeline() {
  const speech = useWords()
  const { id, programme } = useRecord()
  const { pages, problem, retry, more } = useReadPages(readTimeline, { recordId: id }, ({ next }) => next)
  const entries = pages?.flatMap((page) => page.entries)
  return (
    <>
      <NoteWriter />
      <ErrorPanel problem={problem} retry={retry} />
      {!entries && !problem && <Waiting />}
      {entries && (
        <Timeline
          label={speech.t('web.records.timeline')}
          events={entries.map((entry) => eventOf(entry, speech, programme))}
          onOlder={more}
        />
      )}
    </>
  )
}

const icons: Readonly<Record<TimelineEntry['kind'], IconName>> = {
  step: 'forward',
  correction: 'pen',
  note: 'pen',
  risk: 'alert',
  need: 'question',
  'need-settled': 'check',
  'task-done': 'check',
  referral: 'bridge',
  consent: 'people',
  withdrawal: 'undo',
  document: 'file',
}

function eventOf(entry: TimelineEntry, speech: Speech, programme: Programme | undefined): TimelineEvent {
  const { title, children } = told(entry, speech, programme)
  return {
    id: `${entry.kind} ${entry.id}`,
    at: entry.at,
    by: entry.byName,
    icon: icons[entry.kind],
    title,
    children,
  }
}

interface Told {
  readonly title: ReactNode
  readonly children?: ReactNode
}

function told(entry: TimelineEntry, speech: Speech, programme: Programme | undefined): Told {
  switch (entry.kind) {
    case 'step':
      return stepTold(entry, speech, programme)
    case 'correction':
      return {
        title: speech.t('web.records.event.correction', { form: formName(entry.form, speech, programme) }),
      }
    case 'note':
      return { title: speech.t('web.records.event.note'), children: <Quote text={entry.text} /> }
    case 'risk':
      return {
        title: speech.t('web.records.event.risk', { risk: speech.t(`web.records.risk.${entry.risk}`) }),
        children: <Quote text={entry.why} />,
      }
    case 'document':
      return { title: speech.t('web.records.event.document', { name: entry.name }) }
    case 'task-done':
      return {
        title: speech.t('web.records.event.task-done', {
          task: taskText(speech.t, { text: entry.text, kind: entry.taskKind }),
        }),
      }
    case 'need':
    case 'need-settled':
    case 'referral':
      return helpTold(entry, speech)
    case 'consent':
    case 'withdrawal':
      return consentTold(entry, speech)
  }
}

type Entry<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { readonly kind: Kind }>

function stepTold(entry: Entry<'step'>, { t, day }: Speech, programme: Programme | undefined): Told {
  const step = programme ? t(stepKey(programme, entry.step)) : entry.step
  const later = entry.day !== entry.at.slice(0, 10)
  const moved = programme && entry.from !== entry.to ? t(stateKey(programme, entry.to)) : undefined
  return {
    title: <strong>{step}</strong>,
    children: (moved || later) && (
      <p className="soft small">
        {moved && t('web.records.event.now', { state: moved })}
        {later && ` ${t('web.records.event.happened', { day: day(entry.day) })}`}
      </p>
    ),
  }
}

function formName(id: string, { t }: Speech, programme: Programme | undefined): string {
  const form = programme && formsOf(programme).find((each) => each.id === id)
  return form ? t(formKey(form)) : id
}

function helpTold(entry: Entry<'need' | 'need-settled' | 'referral'>, { t }: Speech): Told {
  const service = t(`services.type.${entry.serviceType}`)
  if (entry.kind === 'need') return { title: t('web.records.event.need', { service }) }
  if (entry.kind === 'need-settled') {
    const response = t(entry.response ? `records.response.${entry.response}` : 'records.need-state.open')
    return { title: t('web.records.event.need-settled', { service, response }) }
  }
  const values = { service, partner: entry.partnerName, state: t(`referrals.state.${entry.to}`) }
  return {
    title: t('web.records.event.referral', values),
    children: (
      <p className="small">
        <GoLink href={`/referrals/${entry.referralId}`}>
          {t('web.records.event.open-referral', { code: entry.code })}
        </GoLink>
      </p>
    ),
  }
}

function consentTold(entry: Entry<'consent' | 'withdrawal'>, { t, list }: Speech): Told {
  const recipient = entry.recipientName ?? t('web.records.own-organisation')
  const categories = list(entry.categories.map((category) => t(`consents.category.${category}`)))
  return {
    title: t(`web.records.event.${entry.kind}`, { recipient }),
    children: <p className="soft small">{categories}</p>,
  }
}

function Quote({ text }: { readonly text: string }) {
  return (
    <p className={styles.quote} dir="auto">
      {text}
    </p>
  )
}
