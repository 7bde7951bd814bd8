/**
 * Everything that may be answered instead of a result. The code is the key of its sentence in the word files
 * (`problems.<code>`); the number is the HTTP status. What one may not know exists is `not-found`.
 */
export const PROBLEMS = {
  'invalid-input': 422,
  'malformed-request': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'second-factor-needed': 401,
  'second-factor-must-be-set-up': 403,
  'wait-before-retry': 429,
  'not-allowed': 403,
  'not-found': 404,
  'not-now': 409,
  'changed-meanwhile': 409,
  'already-exists': 409,
  'outside-competence': 409,
  'no-live-consent': 409,
  'link-expired': 410,
  'operation-id-reused': 409,
  'disk-full': 507,
  unavailable: 503,
  'search-away': 503,
  unexpected: 500,
} as const

export type ProblemCode = keyof typeof PROBLEMS
