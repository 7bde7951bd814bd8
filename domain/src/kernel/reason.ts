/** Why something may not be done now: a stable code (also a word key) and the values its sentence needs. */
export interface Reason {
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What is wrong with one answer or field: where, and why. `path` uses dots, for instance `names.0.text`. */
export interface Fault extends Reason {
  readonly path: string
}

export function reason(code: string, values?: Reason['values']): Reason {
  return values ? { code, values } : { code }
}
