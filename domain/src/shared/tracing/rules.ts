import type { Fault, Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/reason.ts'
import { tracingConfig } from './config.ts'
import type { Answers, HitAnswer, Interest, MatchState, Side, SoughtState } from './tracing.ts'

/** What the one who seeks, and the one who was found, agree to. */
export const tracingAgreement = {
  purpose: 'tracing',
  categories: ['name', 'age-and-sex', 'birth-date', 'family'],
  days: tracingConfig.agreementDays,
} as const

/** What one side has done on the road from a hit to a reunion. */
export interface SideStand {
  readonly answered: boolean
  readonly confirmed: boolean
  /** The person of this side agreed that the other learns where they are. */
  readonly agreed: boolean
  readonly child: boolean
  /** Assessed by one person and approved by another; null until then, and where nobody is a child. */
  readonly interests: Interest | null
}

export interface MatchStand {
  readonly state: MatchState
  readonly own: SideStand
  readonly other: SideStand
}

/** Where a search stands: the furthest of its matches that live, unless it was closed. */
export function soughtState(closed: boolean, matches: readonly MatchState[]): SoughtState {
  if (closed) return 'closed'
  const furthest = (['closed', 'reunified', 'verified', 'in-progress'] as const).find((state) =>
    matches.includes(state),
  )
  return furthest ?? 'open'
}

/** Whether the desk may still answer: whoever was not reached can be reached another day. */
export function isUnanswered(answer: HitAnswer | null): boolean {
  return answer === null || answer === 'not-reached'
}

/** What is wrong with the answers of one side. */
export function answersFaults(answers: Answers): readonly Fault[] {
  const given = Object.values(answers).filter((each) => each.trim() !== '').length
  if (given >= tracingConfig.fewestAnswers) return []
  return [
    {
      path: 'answers',
      code: 'tracing.fault.too-few-answers',
      values: { least: tracingConfig.fewestAnswers },
    },
  ]
}

/** Each side answers for itself, once, before it sees what the other said. */
export function hindrancesToAnswering({ state, own }: MatchStand): readonly Reason[] {
  if (state !== 'in-progress') return [reason('tracing.over')]
  return own.answered ? [reason('tracing.answered-already')] : []
}

/** Nobody confirms before both have answered. */
export function hindrancesToConfirming({ state, own, other }: MatchStand): readonly Reason[] {
  if (state !== 'in-progress') return [reason('tracing.over')]
  if (!own.answered) return [reason('tracing.answer-first')]
  if (!other.answered) return [reason('tracing.other-has-not-answered')]
  return own.confirmed ? [reason('tracing.confirmed-already')] : []
}

/** Where somebody is can be told when it is sure who they are, and not before. */
export function hindrancesToTelling({ state }: MatchStand): readonly Reason[] {
  if (state === 'in-progress') return [reason('tracing.not-verified')]
  return state === 'verified' || state === 'reunified' ? [] : [reason('tracing.over')]
}

export function hindrancesToAssessing({ state, own }: MatchStand): readonly Reason[] {
  if (!own.child) return [reason('tracing.no-child')]
  if (state === 'in-progress') return [reason('tracing.not-verified')]
  if (state !== 'verified') return [reason('tracing.over')]
  return own.interests === 'for' ? [reason('tracing.assessed-already')] : []
}

/** A child goes nowhere before the best-interests step; nobody goes anywhere before both agreed. */
export function hindrancesToReuniting({ state, own, other }: MatchStand): readonly Reason[] {
  if (state === 'in-progress') return [reason('tracing.not-verified')]
  if (state !== 'verified') return [reason('tracing.over')]
  const missing: Reason[] = []
  if (!own.agreed) missing.push(reason('tracing.own-agreement-missing'))
  if (!other.agreed) missing.push(reason('tracing.other-agreement-missing'))
  return [...missing, ...[own, other].flatMap(hindranceOfChild)]
}

function hindranceOfChild({ child, interests }: SideStand): readonly Reason[] {
  if (!child || interests === 'for') return []
  return [reason(interests === null ? 'tracing.interests-missing' : 'tracing.interests-against')]
}

export function hindrancesToClosing({ state }: MatchStand): readonly Reason[] {
  if (state === 'in-progress') return [reason('tracing.not-verified')]
  return state === 'verified' || state === 'reunified' ? [] : [reason('tracing.over')]
}

/** Either side can step back at any time until it is closed; nobody is asked why. */
export function hindrancesToEnding({ state }: MatchStand): readonly Reason[] {
  return state === 'in-progress' || state === 'verified' || state === 'reunified'
    ? []
    : [reason('tracing.over')]
}

export const roadSteps = ['answer', 'confirm', 'tell', 'assess', 'reunite', 'close', 'end'] as const
export type RoadStep = (typeof roadSteps)[number]

const hindrances: Readonly<Record<RoadStep, (stand: MatchStand) => readonly Reason[]>> = {
  answer: hindrancesToAnswering,
  confirm: hindrancesToConfirming,
  tell: hindrancesToTelling,
  assess: hindrancesToAssessing,
  reunite: hindrancesToReuniting,
  close: hindrancesToClosing,
  end: hindrancesToEnding,
}

/** Why each step cannot be taken now; empty: it can. */
export function roadOf(stand: MatchStand): readonly { step: RoadStep; hindrances: readonly Reason[] }[] {
  return roadSteps.map((step) => ({ step, hindrances: hindrances[step](stand) }))
}

export function otherSide(side: Side): Side {
  return side === 'seeker' ? 'found' : 'seeker'
}
