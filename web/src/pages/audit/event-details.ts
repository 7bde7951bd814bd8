import type { AuditEvent } from '@passerelle/domain/shared/audit/contract'
import type { Speech } from '../../app/words.tsx'

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const DAY = /^\d{4}-\d\d-\d\d$/
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Where the words of the codes stand that an event keeps. */
const words: Readonly<Record<string, string>> = {
  answer: 'tracing.answer',
  closing: 'tracing.closing',
  categories: 'consents.category',
  state: 'referrals.state',
  priority: 'referrals.priority',
  purpose: 'consents.purpose',
  role: 'accounts.role',
  ground: 'consents.ground',
  risk: 'records.risk',
  relations: 'organisations.relation',
  mode: 'organisations.mode',
  visibility: 'services.visibility',
  area: 'organisations.area',
  serviceType: 'services.type',
  evidence: 'people.evidence',
  clearances: 'accounts.clearance',
  side: 'web.audit.side',
}

/** Where else, because another noun calls its own by the same name. */
const besides: Readonly<Record<string, string>> = { state: 'tracing.match-state' }

/** The codes and numbers that the event keeps, in words where there are any; ids say nothing to people. */
export function detailsText(details: AuditEvent['details'], speech: Speech): string {
  return Object.entries(details)
    .flatMap(([name, value]) => {
      const text = plain(name, value, speech)
      return text === '' ? [] : `${nameOf(name, speech)}: ${text}`
    })
    .join(' · ')
}

function nameOf(name: string, { t, has }: Speech): string {
  const key = `web.audit.detail.${name}`
  return has(key) ? t(key) : `\u2068${name}\u2069`
}

function plain(name: string, value: unknown, speech: Speech): string {
  if (Array.isArray(value))
    return speech.list(value.map((each) => plain(name, each, speech)).filter((text) => text !== ''))
  if (typeof value === 'number') return speech.number(value)
  if (typeof value === 'boolean') return speech.t(value ? 'kernel.answer.yes' : 'kernel.answer.no')
  return typeof value === 'string' ? spoken(name, value, speech) : ''
}

function spoken(name: string, value: string, { t, has, day, moment }: Speech): string {
  if (ID.test(value)) return ''
  if (MOMENT.test(value)) return moment(value)
  if (DAY.test(value)) return day(value)
  const key = [words[name], besides[name]].map((folder) => `${folder}.${value}`).find(has)
  return key ? t(key) : `\u2068${value}\u2069`
}
