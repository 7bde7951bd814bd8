/**
 * Numbers of screening. They are policy, not code: a change raises the version and names its source.
 * Source: set by this project after the practice of due diligence of United Nations partner portals, which screens the
 * organisation and its board; weights are bits (one more doubles the odds), set by hand and kept low, because a question
 * too many costs two people a minute and one too few costs everybody more.
 */
export const screeningConfig = {
  version: 1,
  /** Days in which the organisation may answer before "the same" can take effect; policy of this project. */
  replyDays: 14,
  /** A question is asked from so many bits on, by the names alone and by everything together with the prior. */
  least: { names: 7, all: -8 },
  /** Before anything is compared: one in 65,536. */
  prior: -16,
  /** Lists are often wrong about births: a year far off speaks against, and excludes nobody whose name is the same. */
  birthApart: -5,
  /** Words of the names of organisations: a telling word, one written nearly alike, and one that half of all have. */
  words: { telling: 6, nearly: 4, common: 0.8, omitted: -0.6, apart: -5, whole: 2.5, acronym: 6 },
  country: { shared: 1.5, apart: -1 },
  /** Beyond these a file is refused, or an entry left out with a word. */
  limits: { bytes: 64 * 1024 * 1024, entries: 100_000, names: 200, depth: 24, text: 2_000, reports: 2_000 },
  /** What an organisation may attach to one answer. */
  files: { count: 3, bytes: 2 * 1024 * 1024 },
} as const
