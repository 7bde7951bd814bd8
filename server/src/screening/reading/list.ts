import { isDay } from '@passerelle/domain/kernel/day'
import { tidyLine } from '@passerelle/domain/kernel/text'
import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import type { ListEntry, ListedName } from '@passerelle/domain/shared/screening/screening'
import type { Remark } from '@passerelle/domain/shared/tables/reporting'
import type { ReportLine } from '@passerelle/domain/shared/tables/report'
import { remark } from '@passerelle/domain/shared/tables/reporting'
import { Refusal } from '../../engine/problem.ts'

const { limits } = screeningConfig

/** What a file holds, whatever its shape. */
export interface ReadList {
  /** The day that the file itself says; null where it says none. */
  readonly listedOn: string | null
  readonly entries: readonly ListEntry[]
  readonly lines: readonly ReportLine[]
  /** How many entries there were, with those left out. */
  readonly rows: number
}

/** The file cannot be taken, with the reason and the line where it stands. */
export function unreadable(code: string, values: Readonly<Record<string, string | number>> = {}): Refusal {
  return new Refusal('invalid-input', { faults: [{ path: 'file', code, values }] })
}

/** Gathers entries and what there is to say about them, within bounds. */
export class Gathering {
  readonly entries: ListEntry[] = []
  readonly lines: ReportLine[] = []
  readonly #references = new Set<string>()
  rows = 0

  say(parts: Remark): void {
    if (this.lines.length < limits.reports) this.lines.push(remark(parts))
  }

  /** Takes an entry in, or says why not. */
  take(row: number, entry: ListEntry): void {
    this.rows += 1
    if (this.rows > limits.entries) throw unreadable('screening.file-too-many', { most: limits.entries })
    const fault = this.#faultOf(entry)
    if (fault) return this.say({ row, level: 'skipped', value: entry.reference, ...fault })
    if (entry.names.length > limits.names) this.say({ row, level: 'warning', ...tooManyNames(entry) })
    this.#references.add(entry.reference)
    this.entries.push({ ...entry, names: entry.names.slice(0, limits.names) })
  }

  #faultOf({ reference, names }: ListEntry): Pick<Remark, 'code' | 'remedy'> | undefined {
    if (reference === '')
      return { code: 'screening.row-no-reference', remedy: 'screening.row-no-reference.remedy' }
    if (names.length === 0) return { code: 'screening.row-no-name', remedy: 'screening.row-no-name.remedy' }
    if (this.#references.has(reference)) return { code: 'screening.row-twice' }
    return undefined
  }
}

function tooManyNames({ names, reference }: ListEntry) {
  return {
    code: 'screening.row-many-names',
    value: reference,
    values: { count: names.length, most: limits.names },
  }
}

/** Names as they will be compared and shown: tidied, each once, none empty or endless. */
export function listedNames(names: readonly ListedName[]): readonly ListedName[] {
  const seen = new Set<string>()
  return names.flatMap(({ text, quality }) => {
    const tidy = shortened(tidyLine(text))
    if (tidy === '' || seen.has(tidy)) return []
    seen.add(tidy)
    return [{ text: tidy, quality }]
  })
}

export function shortened(text: string): string {
  return text.length <= limits.text ? text : text.slice(0, limits.text)
}

export function textOrNull(text: string): string | null {
  const tidy = shortened(text.trim())
  return tidy === '' ? null : tidy
}

export function dayOrNull(text: string): string | null {
  const day = text.trim().slice(0, 10)
  return isDay(day) ? day : null
}
