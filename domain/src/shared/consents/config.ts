/**
 * Numbers of the consent rules. They are policy, not code: a change raises the version and names its source.
 * Source: domain reference 1.4 and 12.1 (default expiry; review of overrides within 72 hours); lengths set by this project.
 */
export const consentConfig = {
  version: 1,
  defaultMonths: 6,
  longestMonths: 24,
  overrideReviewHours: 72,
  /** An override shares for this many days at most, unless it is reviewed and upheld. */
  overrideDays: 30,
} as const
