/** Whole numbers, one after the other, without a box for each. */
export class GrowingInts {
  #ints: Int32Array
  #length = 0

  constructor(capacity = 1024) {
    this.#ints = new Int32Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#ints.length) {
      const ints = this.#ints
      this.#ints = new Int32Array(ints.length * 2)
      this.#ints.set(ints)
    }
    this.#ints[this.#length] = value
    this.#length += 1
  }

  at(place: number): number {
    return this.#ints[place] ?? 0
  }

  clear(): void {
    this.#ints = new Int32Array(1024)
    this.#length = 0
  }

  /** What is there now, not a copy. */
  view(): Int32Array {
    return this.#ints.subarray(0, this.#length)
  }
}
