/** Many words in one array of bytes: word `id` lies from `starts[id]` to `starts[id + 1]`. Word 0 is the absent one. */
export interface Words {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
}

/** Words are compared by at most so many letters: their masks fit one integer. */
export const mostLetters = 32

const places = new Int32Array(256)

/**
 * Jaro's similarity with Winkler's bonus of two words in an array, 0 to 1; by bit masks, without allocating.
 * Gives what `jaroWinkler` gives for words of up to 32 letters.
 */
export function jaroWinklerFlat({ bytes, starts }: Words, one: number, other: number): number {
  const from = starts[one] ?? 0
  const to = starts[other] ?? 0
  const lengthOne = (starts[one + 1] ?? 0) - from
  const lengthOther = (starts[other + 1] ?? 0) - to
  if (lengthOne === 0 || lengthOther === 0) return 0
  for (let at = 0; at < lengthOther; at += 1) {
    const letter = bytes[to + at] as number
    places[letter] = (places[letter] as number) | (1 << at)
  }
  const reach = Math.max(0, (Math.max(lengthOne, lengthOther) >> 1) - 1)
  let takenOne = 0
  let takenOther = 0
  for (let at = 0; at < lengthOne; at += 1) {
    const found = (places[bytes[from + at] as number] as number) & window(at, reach) & ~takenOther
    if (found === 0) continue
    takenOther |= found & -found
    takenOne |= 1 << at
  }
  for (let at = 0; at < lengthOther; at += 1) places[bytes[to + at] as number] = 0
  const matched = bitCount(takenOne)
  if (matched === 0) return 0
  const turned = turns(bytes, from, takenOne, to, takenOther)
  const jaro = (matched / lengthOne + matched / lengthOther + (matched - turned) / matched) / 3
  if (jaro < 0.7) return jaro
  const prefix = commonStart(bytes, from, to, Math.min(4, lengthOne, lengthOther))
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** The bits from `at - reach` to `at + reach`. */
function window(at: number, reach: number): number {
  const high = at + reach >= 31 ? -1 : (1 << (at + reach + 1)) - 1
  const low = at - reach <= 0 ? 0 : (1 << (at - reach)) - 1
  return high & ~low
}

function turns(bytes: Uint8Array, from: number, takenOne: number, to: number, takenOther: number): number {
  let apart = 0
  let ones = takenOne
  let others = takenOther
  while (ones !== 0) {
    const one = 31 - Math.clz32(ones & -ones)
    const other = 31 - Math.clz32(others & -others)
    if (bytes[from + one] !== bytes[to + other]) apart += 1
    ones &= ones - 1
    others &= others - 1
  }
  return apart / 2
}

function commonStart(bytes: Uint8Array, from: number, to: number, most: number): number {
  let common = 0
  while (common < most && bytes[from + common] === bytes[to + common]) common += 1
  return common
}

export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Whether one letter put in, left out, exchanged or turned with its neighbour makes one word the other. */
export function oneEditApart({ bytes, starts }: Words, one: number, other: number): boolean {
  let [from, to] = [starts[one] ?? 0, starts[other] ?? 0]
  const [fromEnd, toEnd] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0]
  if (Math.abs(fromEnd - from - (toEnd - to)) > 1) return false
  while (from < fromEnd && to < toEnd && bytes[from] === bytes[to]) {
    from += 1
    to += 1
  }
  const most = Math.min(fromEnd - from, toEnd - to)
  const tail = sameTail(bytes, fromEnd, toEnd, most)
  const [left, right] = [fromEnd - from - tail, toEnd - to - tail]
  if (left <= 1 && right <= 1) return true
  return left === 2 && right === 2 && bytes[from] === bytes[to + 1] && bytes[from + 1] === bytes[to]
}

function sameTail(bytes: Uint8Array, oneEnd: number, otherEnd: number, most: number): number {
  let tail = 0
  while (tail < most && bytes[oneEnd - 1 - tail] === bytes[otherEnd - 1 - tail]) tail += 1
  return tail
}

/** Whether the shorter of two words of at least `least` letters begins the longer. */
export function beginsTheOther({ bytes, starts }: Words, one: number, other: number, least: number): boolean {
  const from = starts[one] ?? 0
  const to = starts[other] ?? 0
  const shorter = Math.min((starts[one + 1] ?? 0) - from, (starts[other + 1] ?? 0) - to)
  return shorter >= least && commonStart(bytes, from, to, shorter) === shorter
}
