/** How pressing the danger to the person is; the highest acute risk decides, many protective factors do not dilute it. */
export const risks = ['unknown', 'low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]

/** The four levels of the vulnerability model (domain reference 1.3). */
export const factorLevels = ['individual', 'household', 'community', 'structural'] as const
export type FactorLevel = (typeof factorLevels)[number]

/** The same factor can be a risk in one place and a protection in another. */
export const factorDirections = ['risk', 'protective'] as const
export type FactorDirection = (typeof factorDirections)[number]

export const severities = ['low', 'medium', 'high'] as const
export type Severity = (typeof severities)[number]

export interface RiskFactor {
  readonly factor: string
  readonly level: FactorLevel
  readonly direction: FactorDirection
  readonly severity: Severity
  readonly evidence: string | null
}

/** How a need was answered; kept apart in statistics, the last two above all (domain reference 1.4). */
export const needResponses = [
  'referred',
  'in-house',
  'received-elsewhere',
  'not-applicable',
  'declined-by-person',
  'unavailable',
] as const
export type NeedResponse = (typeof needResponses)[number]

/** `set-aside`: the need does not apply after all; it is neither met nor unmet. */
export const needStates = ['open', 'in-progress', 'met', 'unmet', 'set-aside'] as const
export type NeedState = (typeof needStates)[number]

export const taskKinds = [
  'follow-up',
  'call',
  'visit',
  'accompany',
  'appointment',
  'paperwork',
  'review',
  'other',
] as const
export type TaskKind = (typeof taskKinds)[number]

export const recordSorts = ['updated', 'due', 'opened', 'name'] as const
export type RecordSort = (typeof recordSorts)[number]
