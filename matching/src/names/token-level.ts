import { editsWithin } from '../strings/edits.ts'
import { acrossScripts } from './across.ts'
import { type TokenLevel, tokenLevels } from './levels.ts'
import { byEdits } from './slips.ts'
import type { Token } from './tokens.ts'

const slots = 1 << 17
const ones = new Int32Array(slots).fill(-1)
const others = new Int32Array(slots)
const found = new Uint8Array(slots)

/** The place in `tokenLevels` of how well two words agree; what was compared lately is remembered. */
export function tokenLevel(one: Token, other: Token): number {
  if (one.id === other.id) return 1
  const [low, high] = one.id < other.id ? [one, other] : [other, one]
  const slot = (Math.imul(low.id, 0x9e3779b1) ^ Math.imul(high.id, 0x85ebca6b)) >>> 15
  if (ones[slot] === low.id && others[slot] === high.id) return found[slot] as number
  const level = tokenLevels.indexOf(levelOf(low, high))
  ones[slot] = low.id
  others[slot] = high.id
  found[slot] = level
  return level
}

function levelOf(one: Token, other: Token): TokenLevel {
  if (one.folded === other.folded) return 'exact'
  if (one.latin.length === 1 || other.latin.length === 1) return initialLevel(one, other)
  if (one.groups.some((group) => other.groups.includes(group))) return 'variant'
  return one.script === other.script ? sameScript(one, other) : acrossScripts(one, other)
}

function initialLevel(one: Token, other: Token): TokenLevel {
  const [a, b] = [one.latin.charAt(0), other.latin.charAt(0)]
  return a !== '' && a === b && (one.script === other.script || a <= 'z') ? 'initial' : 'apart'
}

/** A character of these is a syllable or more: one other is another name. */
const wholeSyllables = new Set(['Han', 'Hangul'])

function sameScript(one: Token, other: Token): TokenLevel {
  if (wholeSyllables.has(one.script)) return 'apart'
  const longest = Math.max(one.folded.length, other.folded.length)
  const edits = editsWithin(one.folded, other.folded, 4)
  const alike = one.skeleton === other.skeleton && one.skeleton.length > 1
  if (alike && edits <= Math.max(1, longest * 0.4) && longest > 3) return 'sound'
  return byEdits(edits, longest, Math.min(one.folded.length, other.folded.length))
}
