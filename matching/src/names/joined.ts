import { editsWithin } from '../strings/edits.ts'
import { type Laying, type Pair, take } from './laying.ts'
import type { NamePartToCompare } from './comparison.ts'

type Parts = readonly NamePartToCompare[]

const mostJoined = 3
const leastLetters = 5

/** Words that one side writes as one and the other as two or three: Jan Daniel and JanDaniel, Patr ushev and Patrushev. */
export function joinParts(one: Parts, other: Parts, laying: Laying): void {
  for (const pair of joins(one, other, laying.takenOne, laying.takenOther)) {
    if (isFree(laying, pair)) take(laying, pair)
  }
  for (const turned of joins(other, one, laying.takenOther, laying.takenOne)) {
    const pair = { ...turned, one: turned.other, other: turned.one, ones: turned.others, others: turned.ones }
    if (isFree(laying, pair)) take(laying, pair)
  }
}

function isFree({ takenOne, takenOther }: Laying, pair: Pair): boolean {
  const [ones, others] = [((1 << pair.ones) - 1) << pair.one, ((1 << pair.others) - 1) << pair.other]
  return (takenOne & ones) === 0 && (takenOther & others) === 0
}

/** Single words of the first name that are several neighbours of the second. */
function joins(one: Parts, other: Parts, takenOne: number, takenOther: number): readonly Pair[] {
  const pairs: Pair[] = []
  for (let at = 0; at < one.length; at += 1) {
    const word = one[at]?.token.folded ?? ''
    if ((takenOne & (1 << at)) !== 0 || word.length < leastLetters) continue
    const pair = joinOf(word, at, other, takenOther)
    if (pair) pairs.push(pair)
  }
  return pairs
}

function joinOf(word: string, at: number, other: Parts, taken: number): Pair | null {
  for (let from = 0; from < other.length; from += 1) {
    let text = ''
    for (let to = from; to < Math.min(other.length, from + mostJoined); to += 1) {
      if ((taken & (1 << to)) !== 0) break
      text += other[to]?.token.folded ?? ''
      if (text.length > word.length + 1) break
      const count = to - from + 1
      if (count > 1 && sameJoined(word, text))
        return { one: at, other: from, ones: 1, others: count, level: 'joined' }
    }
  }
  return null
}

function sameJoined(word: string, text: string): boolean {
  return word === text || (word.length > 6 && editsWithin(word, text, 1) === 1)
}
