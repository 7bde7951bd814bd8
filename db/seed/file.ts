import type { Answer } from '@passerelle/domain/kernel/answer'
import type { Answers } from '@passerelle/domain/kernel/facts'
import type { Day } from '@passerelle/domain/kernel/day'
import { counterTrafficking } from '@passerelle/domain/programmes/counter-trafficking/definition'
import { takeStep } from '@passerelle/domain/shared/records/contract'
import { type Chance, chanceFrom } from './chance.ts'
import { idOf } from './ids.ts'
import type { Invented } from './people.ts'
import type { Profile } from './profiles.ts'
import { type Teller, dayOf } from './telling.ts'

const HOUR = 3_600_000

/** Who works where. */
export interface Desk {
  readonly organisation: string
  readonly country: 'JOR' | 'MDA'
  readonly worker: string
  readonly supervisor: string
}

/** One invented case while it is told: what happens is noted first, and told in the order of time. */
export interface CaseFile {
  readonly key: string
  readonly desk: Desk
  readonly profile: Profile
  readonly person: Invented
  readonly isChild: boolean
  readonly personId: string
  readonly recordId: string
  readonly chance: Chance
  readonly begunAt: Date
  readonly teller: Teller
  /** Notes what happens at this moment; nothing happens later than a minute ago. */
  readonly note: (at: Date, tell: (at: Date, day: Day) => Promise<unknown>) => void
  readonly step: (at: Date, who: string, step: string, answers?: (day: Day) => Answers) => void
  /** Tells everything that was noted. */
  readonly tell: () => Promise<void>
}

export type Beginning = Pick<
  CaseFile,
  'key' | 'desk' | 'profile' | 'person' | 'isChild' | 'personId' | 'begunAt' | 'teller'
>

export function openFile(beginning: Beginning): CaseFile {
  const { key, teller } = beginning
  const happenings: { at: number; tell: () => Promise<unknown> }[] = []
  const recordId = idOf('record', key)
  const answered = newMemory()

  function note(at: Date, tell: (at: Date, day: Day) => Promise<unknown>): void {
    const moment = new Date(Math.min(at.getTime(), teller.begun.getTime() - 60_000))
    happenings.push({ at: moment.getTime(), tell: () => tell(moment, dayOf(moment)) })
  }

  return {
    ...beginning,
    recordId,
    chance: chanceFrom(`case ${key}`),
    note,
    step: (at, who, step, answers) =>
      note(at, (moment, day) => {
        const given = answers?.(day) ?? {}
        return teller.act(who, moment, takeStep, {
          recordId,
          step,
          answers: given,
          base: answered.remember(step, given),
          on: day,
        })
      }),
    async tell() {
      const inOrder = happenings.toSorted((one, other) => one.at - other.at)
      for (const { tell } of inOrder)
        await tell().catch((error: unknown) => {
          throw new Error(`The case ${key} cannot be told.`, { cause: error })
        })
    },
  }
}

/** What stands in the forms and in which version, as whoever fills them sees it. */
function newMemory() {
  const forms = new Map<string, Map<string, { value: Answer | undefined; version: number }>>()
  return {
    /** Gives the versions that were seen, and remembers what stands there afterwards. */
    remember(step: string, answers: Answers): Record<string, number> {
      const id =
        Object.entries(counterTrafficking.steps).find(([name]) => name === step)?.[1].form?.id ?? step
      const fields = forms.get(id) ?? new Map()
      forms.set(id, fields)
      const seen = Object.fromEntries([...fields].map(([field, { version }]) => [field, version]))
      for (const field of new Set([...fields.keys(), ...Object.keys(answers)])) {
        const before = fields.get(field)
        const value = answers[field]
        if (before && JSON.stringify(before.value) === JSON.stringify(value)) continue
        fields.set(field, { value, version: (before?.version ?? 0) + 1 })
      }
      return seen
    },
  }
}

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR)
}

export function daysAfter(at: Date, days: number): Date {
  return hoursAfter(at, days * 24)
}
