import { fold } from '../names/fold.ts'
import { latinText, romanise } from '../names/romanise.ts'
import { skeletonOf } from '../names/skeleton.ts'
import { soundForm } from '../names/sound.ts'
import { mostLetters } from '../strings/flat.ts'
import type { FieldKind } from './plan.ts'
import { sharedBytes, sharedInts } from './shared-arrays.ts'

/** One column of the table that is linked: the distinct values, and for each record which; 0 for none. */
export interface Column {
  /** Value `id` stands at `id - 1`. */
  readonly values: readonly string[]
  readonly ids: Int32Array
}

/** The distinct values of the fields of one kind, ready to be compared; index 0 stands for no value. */
export interface ValueTable {
  readonly kind: FieldKind
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  /** Values with one sound share a number; for dates the year; for codes what stands before the blank. */
  readonly sound: Int32Array
  /** Values with one beginning share a number; for dates the month and the day. */
  readonly start: Int32Array
  /** Names that stand for one another share a number; for dates the eight digits, four bits each. */
  readonly group: Int32Array
}

/** Folded values with numbers of their own, collected over all columns of a kind. */
export class ValueBook {
  readonly kind: FieldKind
  readonly #numbers = new Map<string, number>()
  readonly #values: string[] = ['']
  readonly #groups: ReadonlyMap<string, number>

  constructor(kind: FieldKind, sameNames: readonly (readonly string[])[] = []) {
    this.kind = kind
    this.#groups = groupsOf(sameNames)
  }

  /** The numbers of a column's values; equal after folding is equal. */
  add(values: readonly string[]): Int32Array {
    const numbers = new Int32Array(values.length + 1)
    values.forEach((value, at) => {
      numbers[at + 1] = this.#numberOf(plain(value, this.kind))
    })
    return numbers
  }

  #numberOf(value: string): number {
    if (value === '') return 0
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    this.#values.push(value)
    this.#numbers.set(value, this.#values.length - 1)
    return this.#values.length - 1
  }

  get size(): number {
    return this.#values.length
  }

  valueOf(id: number): string {
    return this.#values[id] ?? ''
  }

  /** What is compared; after this no value can be added. */
  table(): ValueTable {
    this.#numbers.clear()
    const spellings = this.#values.map((value) => spellingOf(value, this.kind))
    return { kind: this.kind, ...wordsOf(spellings), ...this.#keys(spellings) }
  }

  #keys(spellings: readonly string[]): Pick<ValueTable, 'sound' | 'start' | 'group'> {
    const keys = { sound: sharedInts(this.size), start: sharedInts(this.size), group: sharedInts(this.size) }
    const sounds = new Map<string, number>()
    for (let id = 1; id < this.size; id += 1) {
      const value = this.valueOf(id)
      const made = keysOf(id, value, spellings[id] ?? '', this.kind)
      keys.sound[id] = typeof made.sound === 'number' ? made.sound : numbered(sounds, made.sound)
      keys.start[id] = typeof made.start === 'number' ? made.start : numbered(sounds, `^${made.start}`)
      keys.group[id] = this.kind === 'date' ? digitsOf(value) : (this.#groups.get(spellings[id] ?? '') ?? 0)
    }
    return keys
  }
}

function groupsOf(sameNames: readonly (readonly string[])[]): Map<string, number> {
  return new Map(sameNames.flatMap((names, at) => names.map((name) => [name, at + 1] as const)))
}

function numbered(numbers: Map<string, number>, key: string): number {
  if (key === '' || key === '^') return 0
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size + 1)
  return numbers.size
}

/** What is compared: folded words, bare digits, or a day as `YYYYMMDD`; empty when it says nothing. */
function plain(value: string, kind: FieldKind): string {
  if (kind === 'date') return dayDigits(value)
  if (kind === 'number') return value.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  return fold(value)
}

const dayForms: readonly (readonly [form: RegExp, order: readonly [number, number, number]])[] = [
  [/^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/, [1, 2, 3]],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, [3, 2, 1]],
  [/^(\d{4})$/, [1, 0, 0]],
]

/** Eight digits as written, even of a day that no calendar has: 30 February is compared, not judged. */
function dayDigits(value: string): string {
  const text = value.trim()
  for (const [form, [year, month, day]] of dayForms) {
    const found = form.exec(text)
    if (!found) continue
    const part = (at: number) => (at === 0 ? '00' : (found[at] ?? '').padStart(2, '0'))
    return part(year).padStart(4, '0') + part(month) + part(day)
  }
  return ''
}

function digitsOf(day: string): number {
  return Number.parseInt(day, 16) | 0
}

function spellingOf(value: string, kind: FieldKind): string {
  return kind === 'date' || kind === 'number' ? value : latinText(romanise(value))
}

interface Keys {
  readonly sound: string | number
  readonly start: string | number
}

const newYear = 101

function keysOf(id: number, value: string, spelling: string, kind: FieldKind): Keys {
  if (kind === 'date') {
    const [year, day] = [Number(value.slice(0, 4)), Number(value.slice(4))]
    return { sound: year, start: day === newYear || day === 0 ? 0 : day }
  }
  if (kind === 'code') return { sound: value.split(' ')[0] ?? '', start: spelling.slice(0, 3) }
  if (kind === 'number' || kind === 'category') return { sound: id, start: id }
  return { sound: soundOf(value), start: spelling.slice(0, 3) }
}

function soundOf(value: string): string {
  const words = value.split(' ').map((word) => skeletonOf(romanise(soundForm(word))))
  return words.filter((word) => word !== '').join(' ')
}

/** Letters as bytes; those beyond Latin share what bytes are left, which only brings words nearer. */
function wordsOf(spellings: readonly string[]): Pick<ValueTable, 'bytes' | 'starts'> {
  const starts = sharedInts(spellings.length + 1)
  spellings.forEach((word, id) => {
    starts[id + 1] = (starts[id] ?? 0) + Math.min(mostLetters, word.length)
  })
  const bytes = sharedBytes(starts[spellings.length] ?? 0)
  spellings.forEach((word, id) => {
    const from = starts[id] ?? 0
    for (let at = 0; at < Math.min(mostLetters, word.length); at += 1)
      bytes[from + at] = byteOf(word.charCodeAt(at))
  })
  return { bytes, starts }
}

function byteOf(code: number): number {
  return code < 128 ? code : 128 + (code % 127)
}
