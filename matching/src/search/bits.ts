/** A set of row numbers as bits; grows as it needs. */
export class Bits {
  #words: Uint32Array

  constructor(rows = 0) {
    this.#words = new Uint32Array((rows >>> 5) + 1)
  }

  has(row: number): boolean {
    return (((this.#words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
  }

  add(row: number): void {
    const at = row >>> 5
    if (at >= this.#words.length) this.#grow(at + 1)
    this.#words[at] = (this.#words[at] as number) | (1 << (row & 31))
  }

  delete(row: number): void {
    const at = row >>> 5
    if (at < this.#words.length) this.#words[at] = (this.#words[at] as number) & ~(1 << (row & 31))
  }

  /** Adds every row of the other set. */
  join(other: Bits): void {
    if (other.#words.length > this.#words.length) this.#grow(other.#words.length)
    for (let at = 0; at < other.#words.length; at += 1) {
      this.#words[at] = (this.#words[at] as number) | (other.#words[at] as number)
    }
  }

  #grow(words: number): void {
    const grown = new Uint32Array(Math.max(words, this.#words.length * 2))
    grown.set(this.#words)
    this.#words = grown
  }
}
