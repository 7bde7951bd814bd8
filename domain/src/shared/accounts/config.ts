/** Numbers of signing in; changed only together with the version. Each names where it comes from. */
export const accountsConfig = {
  version: 1,
  /** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. Older hashes are renewed at the next sign-in. */
  hashing: { memoryKiB: 19_456, passes: 2, lanes: 1 },
  /** NIST SP 800-63B-4, 2.2.3: at the second level at most an hour without a sign of life, and 24 hours in all; we keep to half. */
  session: { idleMinutes: 60, hours: 12 },
  /** RFC 6238: thirty seconds, six digits; one step before and after for clocks that go wrong (5.2). */
  code: { seconds: 30, digits: 6, window: 1 },
  recoveryCodes: 10,
  ticketMinutes: 5,
  invitationDays: 7,
  /** OWASP Forgot Password Cheat Sheet: once, and short-lived. */
  reset: { minutes: 60, lettersPerHour: 3 },
  /** OWASP Authentication Cheat Sheet, device cookies: who guesses is slowed down, the account is never locked. */
  guessing: {
    /** Wrong tries of one origin (or one known device) for one account that cost nothing; each further one doubles the wait. */
    freeTries: 5,
    firstWaitSeconds: 15,
    longestWaitSeconds: 900,
    /** Wrong tries of one origin for any account before it has to wait, up to a minute; those known there do not wait with it. */
    freeTriesOfOrigin: 20,
    longestWaitOfOriginSeconds: 60,
    /** Wrong codes for one account from devices that nobody knows, within an hour: a million codes must not be tried from a thousand places. */
    freeCodesOfStrangers: 10,
    /** From this one on, the owner is told that somebody knows the password. */
    codesBeforeWarning: 5,
    rememberedMinutes: 60,
    knownDays: 90,
  },
} as const
