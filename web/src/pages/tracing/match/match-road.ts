import type { RoadStep } from '@passerelle/domain/shared/tracing/rules'
import type { Match } from '@passerelle/domain/shared/tracing/schema'

/** The steps of the way in their order; the way back is not one of them. */
export type Onward = Exclude<RoadStep, 'end'>

interface Stop {
  readonly id: Onward
  readonly standing: 'done' | 'here' | 'ahead' | 'passed-by'
}

const onward: readonly Onward[] = ['answer', 'confirm', 'tell', 'assess', 'reunite', 'close']

export function isOver({ state }: Pick<Match, 'state'>): boolean {
  return state === 'closed' || state === 'not-them' || state === 'withdrawn'
}

function isDone(match: Match, step: Onward): boolean {
  const { own, other } = match
  switch (step) {
    case 'answer':
      return own.answeredAt !== null
    case 'confirm':
      return own.confirmedAt !== null
    case 'tell':
      return own.agreedAt !== null
    case 'assess':
      return (!own.child || approved(match) === 'for') && (!other.child || other.interests === 'for')
    case 'reunite':
      return match.reunifiedOn !== null
    case 'close':
      return match.state === 'closed'
  }
}

/** What two people found for the child of this side; null until both have. */
export function approved({ own: { assessment } }: Match) {
  return assessment && assessment.approvedAt !== null ? assessment.outcome : null
}

/** The way as the bar shows it, from this side; where nobody is a child, nobody assesses. */
export function stopsOfMatch(match: Match): readonly Stop[] {
  const withChild = match.own.child || match.other.child
  const steps = onward.filter((step) => step !== 'assess' || withChild)
  const over = isOver(match)
  const here = over ? undefined : steps.find((step) => !isDone(match, step))
  return steps.map((id) => {
    if (isDone(match, id)) return { id, standing: 'done' }
    if (id === here) return { id, standing: 'here' }
    return { id, standing: over ? 'passed-by' : 'ahead' }
  })
}

/** The steps that this side can take now, the obvious one first. */
export function openSteps(match: Match): readonly Onward[] {
  const open = onward.filter((step) =>
    match.road.some((each) => each.step === step && each.hindrances.length === 0),
  )
  return open.toSorted((a, b) => weight(match, a) - weight(match, b))
}

/** Closing before the two are together, and telling anew, are possible and seldom meant. */
function weight(match: Match, step: Onward): number {
  return isQuiet(match, step) ? onward.length + onward.indexOf(step) : onward.indexOf(step)
}

export function isQuiet(match: Match, step: Onward): boolean {
  if (step === 'close') return match.state !== 'reunified'
  return step === 'tell' && match.own.agreedAt !== null
}

/** The steps that lie ahead and cannot be taken now, with the reasons. */
export function hinderedSteps(match: Match): Match['road'] {
  if (isOver(match)) return []
  const shown = stopsOfMatch(match)
  return match.road.filter(({ step, hindrances }) => {
    const stop = shown.find(({ id }) => id === step)
    return stop !== undefined && stop.standing !== 'done' && hindrances.length > 0
  })
}

/** Whose turn it is and for what; its words are `web.tracing.turn.<this>`. */
export function turnOf(match: Match): string {
  const { state, own, other } = match
  switch (state) {
    case 'in-progress':
      if (own.answeredAt === null) return 'answer'
      if (!other.answered) return 'wait-answer'
      return own.confirmedAt === null ? 'confirm' : 'wait-confirm'
    case 'verified':
      return own.agreedAt === null ? 'tell' : turnOfVerified(match)
    default:
      return state
  }
}

/** Our own child first, then the other side: its agreement, and its child. */
function turnOfVerified(match: Match): string {
  const { own, other } = match
  const found = approved(match)
  if (own.child && found === null) return turnOfAssessing(own)
  if (own.child && found !== 'for') return 'against'
  if (!other.agreed) return 'wait-tell'
  if (other.child && other.interests === null) return 'wait-assess'
  return other.child && other.interests !== 'for' ? 'against' : 'reunite'
}

function turnOfAssessing({ mineWaits, assessment }: Match['own']): string {
  if (mineWaits) return 'wait-approval'
  return assessment === null ? 'assess' : 'approve'
}
