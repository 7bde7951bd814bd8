import { editsWithin } from '../strings/edits.ts'
import type { PaperFact } from './facts.ts'
import type { FactLevel } from './weights.ts'

/** The digits that stay the same whether the country's number is dialled or not. */
const told = 9
const fewestDigits = 6

export interface Phone {
  readonly digits: string
  readonly text: string
}

export function preparePhone(text: string): Phone | null {
  const digits = Array.from(text.normalize('NFKC')).flatMap(digitOf).join('').replace(/^0+/, '')
  return digits.length < fewestDigits ? null : { digits: digits.slice(-told), text }
}

/** Digits of any script: each script's ten stand in a row in Unicode. */
function digitOf(letter: string): readonly string[] {
  if (!/\p{Nd}/u.test(letter)) return []
  let zero = letter.codePointAt(0) ?? 0
  const code = zero
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return [String(code - zero)]
}

export interface NumberFinding {
  readonly level: FactLevel
  readonly one: string
  readonly other: string
}

/** Telephones that differ say nothing: people have several and change them. */
export function comparePhones(ones: readonly Phone[], others: readonly Phone[]): NumberFinding | null {
  let close: NumberFinding | null = null
  for (const one of ones) {
    for (const other of others) {
      const edits = editsWithin(one.digits, other.digits, 1)
      if (edits === 0) return { level: 'phone.same', one: one.text, other: other.text }
      if (edits === 1 && !close) close = { level: 'phone.digit', one: one.text, other: other.text }
    }
  }
  return close
}

export interface Paper {
  readonly kind: string
  readonly number: string
  readonly text: string
}

export function preparePaper({ kind, number }: PaperFact): Paper | null {
  const bare = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 40)
  return bare.length < 3 ? null : { kind, number: bare, text: number }
}

const paperOrder: readonly FactLevel[] = ['paper.same', 'paper.edit', 'paper.other-kind', 'paper.apart']

export function comparePapers(ones: readonly Paper[], others: readonly Paper[]): NumberFinding | null {
  let best: NumberFinding | null = null
  for (const one of ones) {
    for (const other of others) {
      const level = paperLevel(one, other)
      if (level === null) continue
      if (!best || paperOrder.indexOf(level) < paperOrder.indexOf(best.level))
        best = { level, one: one.text, other: other.text }
    }
  }
  return best
}

function paperLevel(one: Paper, other: Paper): FactLevel | null {
  const edits = editsWithin(one.number, other.number, 1)
  if (one.kind !== other.kind) return edits === 0 && one.number.length > 5 ? 'paper.other-kind' : null
  if (edits === 0) return 'paper.same'
  return edits === 1 && Math.min(one.number.length, other.number.length) > 5 ? 'paper.edit' : 'paper.apart'
}
