/** Says why the database cannot run here and what the reader can do about it. */
export class DatabaseTrouble extends Error {
  readonly remedy: string

  constructor(what: string, remedy: string, cause?: unknown) {
    super(`${what}\n  What helps: ${remedy}`, { cause })
    this.name = 'DatabaseTrouble'
    this.remedy = remedy
  }
}

export const useOwnServer = 'set DATABASE_URL to a PostgreSQL 15 or newer'

/** The system's short word for what failed: ENOENT, EACCES … */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
