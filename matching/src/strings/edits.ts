const longest = 64
const rows = [0, 1, 2].map(() => new Int32Array(longest + 1))

/**
 * How many letters have to be put in, left out, exchanged or turned with their neighbour to make one word the
 * other; `most + 1` when there are more than `most`. Words are compared by their first 64 letters.
 */
export function editsWithin(one: string, other: string, most: number): number {
  if (one === other) return 0
  const [ones, others] = [Math.min(one.length, longest), Math.min(other.length, longest)]
  if (Math.abs(ones - others) > most) return most + 1
  let [before, last, row] = [rows[0] as Int32Array, rows[1] as Int32Array, rows[2] as Int32Array]
  for (let at = 0; at <= others; at += 1) last[at] = at
  for (let at = 1; at <= ones; at += 1) {
    if (fill(row, last, before, one, other, at, others) > most) return most + 1
    const spare = before
    before = last
    last = row
    row = spare
  }
  return Math.min(most + 1, last[others] as number)
}

/** Fills one row of the table and gives its least number: no later row can have a lesser one. */
function fill(
  row: Int32Array,
  last: Int32Array,
  before: Int32Array,
  one: string,
  other: string,
  at: number,
  others: number,
): number {
  row[0] = at
  let least = at
  const letter = one.charCodeAt(at - 1)
  for (let to = 1; to <= others; to += 1) {
    const facing = other.charCodeAt(to - 1)
    let edits = (last[to - 1] as number) + (letter === facing ? 0 : 1)
    edits = Math.min(edits, (last[to] as number) + 1, (row[to - 1] as number) + 1)
    const turned =
      at > 1 && to > 1 && letter === other.charCodeAt(to - 2) && facing === one.charCodeAt(at - 2)
    if (turned) edits = Math.min(edits, (before[to - 2] as number) + 1)
    row[to] = edits
    if (edits < least) least = edits
  }
  return least
}
