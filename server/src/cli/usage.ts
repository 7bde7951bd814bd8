/** What was typed cannot be understood: said with what would be right, and the program ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly hint: string | undefined

  constructor(sentence: string, hint?: string) {
    super(sentence)
    this.hint = hint
  }
}

/** The known word that lies nearest to what was typed, when one lies near enough to have been meant. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const word of known) {
    const distance = word.startsWith(typed) && typed.length > 2 ? 1 : editDistance(typed, word)
    if (!best || distance < best.distance) best = { word, distance }
  }
  return best && best.distance <= Math.max(typed.length > 3 ? 2 : 1, Math.floor(typed.length / 3))
    ? best.word
    : undefined
}

function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1
      line.push(Math.min((above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + same))
    }
    above = line
  }
  return above[other.length] ?? 0
}
