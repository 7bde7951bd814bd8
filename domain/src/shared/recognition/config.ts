/**
 * Numbers of recognition. They are policy, not code: a change raises the version.
 * Source: set by this project. A desk needs the time to reach its person and to ask them.
 */
export const recognitionConfig = {
  version: 1,
  /** How long others may answer. The asker waits exactly as long when there is nobody who could. */
  openDays: 14,
  /** So many desks at most are asked about one person, those with the likeliest first. */
  mostDesks: 20,
  /** So many people of one organisation are laid beside the one who is asked about. */
  mostCandidates: 5,
} as const
