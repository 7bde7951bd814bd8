import { GrowingInts } from '../arrays/growing.ts'

/**
 * For every key the numbers filed under it: most in one flat array that `merge` makes, the newest in small lists
 * beside it, so that filing is quick and reading stays so.
 */
export class Lists {
  readonly #pendingKeys = new GrowingInts()
  readonly #pendingNumbers = new GrowingInts()
  readonly #newest = new Map<number, number[]>()
  #starts = new Int32Array(1)
  #numbers = new Int32Array(0)

  /** Files a number under a key from 0 on. */
  add(key: number, number: number): void {
    this.#pendingKeys.push(key)
    this.#pendingNumbers.push(number)
    const list = this.#newest.get(key)
    if (list) list.push(number)
    else this.#newest.set(key, [number])
  }

  /** How many numbers are filed under a key. */
  count(key: number): number {
    const merged = key + 1 < this.#starts.length ? this.#start(key + 1) - this.#start(key) : 0
    return merged + (this.#newest.get(key)?.length ?? 0)
  }

  each(key: number, visit: (number: number) => void): void {
    const to = key + 1 < this.#starts.length ? this.#start(key + 1) : 0
    for (let at = to === 0 ? 0 : this.#start(key); at < to; at += 1) visit(this.#numbers[at] as number)
    const newest = this.#newest.get(key)
    if (newest) for (const number of newest) visit(number)
  }

  get unmerged(): number {
    return this.#pendingKeys.length
  }

  /** Sorts what is new into the flat array; the order in which numbers were filed is kept. */
  merge(keys: number): void {
    const [newKeys, newNumbers] = [this.#pendingKeys.view(), this.#pendingNumbers.view()]
    const starts = new Int32Array(keys + 1)
    for (let key = 0; key + 1 < this.#starts.length; key += 1)
      starts[key + 1] = this.#start(key + 1) - this.#start(key)
    for (const key of newKeys) starts[key + 1] = (starts[key + 1] as number) + 1
    for (let key = 0; key < keys; key += 1)
      starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
    const numbers = new Int32Array(this.#numbers.length + newKeys.length)
    const next = starts.slice(0, keys)
    for (let key = 0; key + 1 < this.#starts.length; key += 1) {
      const list = this.#numbers.subarray(this.#start(key), this.#start(key + 1))
      numbers.set(list, next[key])
      next[key] = (next[key] as number) + list.length
    }
    newKeys.forEach((key, at) => {
      numbers[next[key] as number] = newNumbers[at] as number
      next[key] = (next[key] as number) + 1
    })
    this.#starts = starts
    this.#numbers = numbers
    this.#forgetNewest()
  }

  #forgetNewest(): void {
    this.#newest.clear()
    this.#pendingKeys.clear()
    this.#pendingNumbers.clear()
  }

  #start(key: number): number {
    return this.#starts[key] as number
  }
}
