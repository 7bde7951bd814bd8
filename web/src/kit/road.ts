import type { Facts, HistoryEntry } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import type { Reason } from '@passerelle/domain/kernel/reason'
import { type Standing, hindrances, stepsFrom, thisRound } from '@passerelle/domain/kernel/steps'

/** One state on the way, as the bar shows it. */
export interface Stop {
  readonly state: string
  readonly standing: 'done' | 'here' | 'ahead' | 'passed-by'
  /** The last step that led here. */
  readonly reached: HistoryEntry | undefined
}

/** The states of a programme in their order; of its ends only the one where the record stands. */
export function stopsOf(
  programme: Programme,
  standing: Standing,
  history: readonly HistoryEntry[],
): readonly Stop[] {
  const round = thisRound(programme, history)
  const shown = programme.states.filter(
    (state) => !programme.ends.includes(state) || state === standing.state,
  )
  const here = shown.indexOf(standing.state)
  return shown.map((state, index) => {
    const reached = round.findLast((entry) => entry.to === state && entry.from !== state)
    const visited = reached !== undefined || state === programme.starts
    const behind = visited ? ('done' as const) : ('passed-by' as const)
    return { state, reached, standing: index === here ? 'here' : index < here ? behind : 'ahead' }
  })
}

/** A step from here, with what stands against it now. */
export interface Offer {
  readonly name: string
  readonly leads: 'on' | 'stays' | 'back' | 'ends'
  readonly reasons: readonly Reason[]
}

/** The steps from where the record stands: those that lead on first, then by the order of the definition. */
export function offersOf(programme: Programme, standing: Standing, facts: Facts): readonly Offer[] {
  const order = ['on', 'stays', 'back', 'ends'] as const
  return stepsFrom(programme, standing.state)
    .map(({ name, step }) => ({
      name,
      leads: direction(programme, standing.state, step.to),
      reasons: hindrances(programme, name, standing, facts),
    }))
    .toSorted((a, b) => order.indexOf(a.leads) - order.indexOf(b.leads))
}

function direction(programme: Programme, from: string, to: string | undefined): Offer['leads'] {
  if (to === undefined || to === from) return 'stays'
  if (programme.ends.includes(to)) return 'ends'
  return programme.states.indexOf(to) > programme.states.indexOf(from) ? 'on' : 'back'
}

/**
 * The one next step: the first that leads on and may be taken now. Where a road begins, nothing may lead on before
 * something was written down: then that leads.
 */
export function primaryOffer(offers: readonly Offer[], atStart = false): Offer | undefined {
  const open = offers.filter((offer) => offer.reasons.length === 0)
  const onward = open.find((offer) => offer.leads === 'on')
  return onward ?? (atStart ? open.find((offer) => offer.leads === 'stays') : undefined)
}
