/**
 * Room for work that is done again and again: large arrays are freed late, so each is made once and used anew. What
 * stands in it is only good until the same room is asked for again.
 */
export class Scratch {
  readonly #rooms = new Map<string, Int32Array>()

  ints(room: string, size: number): Int32Array {
    const there = this.#rooms.get(room)
    if (there && there.length >= size) return there.subarray(0, size)
    const made = new Int32Array(size)
    this.#rooms.set(room, made)
    return made
  }
}
