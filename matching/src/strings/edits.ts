const longest = 64
const table = [0, 1, 2].map(() => new Int32Array(longest + 1))

/**
 * How many letters have to be put in, left out, exchanged or turned with their neighbour to make one word the
 * other; `most + 1` when there are more than `most`. Words are compared by their first 64 letters.
 */
export function editsWithin(one: string, other: string, most: number): number {
  if (one === other) return 0
  const [ones, others] = [Math.min(one.length, longest), Math.min(other.length, longest)]
  if (Math.abs(ones - others) > most) return most + 1
  const first = table[0] as Int32Array
  for (let to = 0; to <= others; to += 1) first[to] = to
  for (let at = 1; at <= ones; at += 1) if (fill(one, other, at, others) > most) return most + 1
  return Math.min(most + 1, rowOf(ones)[others] as number)
}

/** Three rows are enough: this one, the one before and the one before that. */
function rowOf(at: number): Int32Array {
  return table[at % 3] as Int32Array
}

/** Fills a row of the table and gives its least number: no later row can have a lesser one. */
function fill(one: string, other: string, at: number, others: number): number {
  const [row, last] = [rowOf(at), rowOf(at - 1)]
  row[0] = at
  let least = at
  const letter = one.charCodeAt(at - 1)
  for (let to = 1; to <= others; to += 1) {
    const facing = other.charCodeAt(to - 1)
    let edits = (last[to - 1] as number) + (letter === facing ? 0 : 1)
    edits = Math.min(edits, (last[to] as number) + 1, (row[to - 1] as number) + 1)
    if (at > 1 && to > 1 && letter === other.charCodeAt(to - 2) && facing === one.charCodeAt(at - 2))
      edits = Math.min(edits, (rowOf(at + 1)[to - 2] as number) + 1)
    row[to] = edits
    if (edits < least) least = edits
  }
  return least
}
