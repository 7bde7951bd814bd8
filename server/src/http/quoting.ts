import { randomUUID } from 'node:crypto'

interface Log {
  error(facts: object, message: string): void
}

/** What went wrong, where, and in which act; the id of the act is made of time and chance only. */
export interface Incident {
  readonly operation: string | undefined
  readonly operationId?: string | undefined
}

/**
 * Writes down what went wrong under a code that a person can read out on the telephone, and gives the code: the end of
 * the id of the operation, which the page knows too, even when the answer gets lost.
 */
export function quotable(log: Log, thrown: unknown, { operation, operationId }: Incident): string {
  const quote = (operationId ?? randomUUID()).slice(-8)
  log.error({ quote, operation, error: withoutPersonalData(thrown) }, 'something went wrong')
  return quote
}

/** Sentences that JavaScript itself makes; all others may quote what somebody typed. */
const OWN_SENTENCES = new Set(['TypeError', 'ReferenceError', 'RangeError'])

/**
 * The facts about a failure that help whoever repairs it: where, which kind, which constraint. Messages of the database,
 * of parsers and of files can hold names and numbers of persons, so they stay out.
 */
export function withoutPersonalData(thrown: unknown): Readonly<Record<string, unknown>> {
  if (!(thrown instanceof Error)) return { kind: typeof thrown }
  return {
    kind: thrown.name,
    ...(OWN_SENTENCES.has(thrown.name) ? { message: thrown.message } : {}),
    ...pick(thrown, ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall']),
    ...('issues' in thrown && Array.isArray(thrown.issues)
      ? { issues: thrown.issues.map(placeOfIssue) }
      : {}),
    at: thrown.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(thrown.cause === undefined ? {} : { cause: withoutPersonalData(thrown.cause) }),
  }
}

function pick(error: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(error).filter(([name]) => names.includes(name)))
}

function placeOfIssue(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return ''
  const code = 'code' in issue ? String(issue.code) : ''
  const path = 'path' in issue && Array.isArray(issue.path) ? issue.path.map(String).join('.') : ''
  return `${code} ${path}`
}
