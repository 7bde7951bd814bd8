import { Bits } from './bits.ts'
import { GrowingInts } from '../arrays/growing.ts'
import { Lists } from './lists.ts'
import { type Asked, type Part, partsOf } from './parts.ts'
import { Vocabulary } from './vocabulary.ts'

/** What the index keeps of a person. */
export interface Entry {
  /** Folded words of all names. */
  readonly words: readonly string[]
  /** Days as `YYYYMMDD` with `00` for what is not known. */
  readonly births: readonly string[]
  /** Who may see the person: names of organisations, of people, of consents. */
  readonly scopes: readonly string[]
}

export interface Found {
  readonly id: string
  /** Bits of what agrees; only good for ranking. */
  readonly rank: number
}

export interface Findings {
  readonly found: readonly Found[]
  /** The last change that the index has seen. */
  readonly asOf: number
}

const mostScanned = 60_000
/** A day of birth already says much: fewer names need to be read. */
const mostScannedBesideBirth = 20_000
const shortlist = 120
/** The index is made afresh when so many of its rows are dead. */
const deadShare = 0.25
const mergeFrom = 20_000
const mostSights = 64

/**
 * Finds people by words of their names, misspelt or not, and days of birth. Who asks sees rows of own scopes only:
 * the rest is left out before anything is ranked or counted.
 */
export class SearchIndex {
  readonly #soundOf: (word: string) => string
  readonly #rowOf = new Map<string, number>()
  #ids: string[] = []
  #entries: (Entry | undefined)[] = []
  #words: Vocabulary
  #postings = new Lists()
  #births = new Lists()
  #birthCodes = new Map<string, number>()
  #wordStarts = new GrowingInts()
  #wordsOfRows = new GrowingInts()
  #scopes = new Map<string, Bits>()
  /** What was worked out for those who asked since the last change. */
  readonly #sights = new Map<string, Bits>()
  #dead = 0
  #scores = new Float32Array(1024)
  #parts = new Uint8Array(1024)
  #asOf = 0

  constructor(soundOf: (word: string) => string) {
    this.#soundOf = soundOf
    this.#words = new Vocabulary(soundOf)
  }

  /** How many people are in it. */
  get size(): number {
    return this.#rowOf.size
  }

  /** The last change that it has seen. */
  get asOf(): number {
    return this.#asOf
  }

  seen(change: number): void {
    this.#asOf = Math.max(this.#asOf, change)
  }

  /** Takes in a person, or what is now known of one. */
  put(id: string, entry: Entry): void {
    this.remove(id)
    this.#sights.clear()
    const row = this.#ids.length
    this.#rowOf.set(id, row)
    this.#ids.push(id)
    this.#entries.push(entry)
    this.#wordStarts.push(this.#wordsOfRows.length)
    for (const word of new Set(entry.words)) {
      const number = this.#words.learn(word)
      this.#wordsOfRows.push(number)
      this.#postings.add(number, row)
    }
    for (const birth of new Set(entry.births)) this.#births.add(this.#birthCode(birth), row)
    for (const scope of new Set(entry.scopes)) this.#scopeOf(scope).add(row)
    if (this.#postings.unmerged > Math.max(mergeFrom, row)) this.merge()
  }

  remove(id: string): void {
    const row = this.#rowOf.get(id)
    if (row === undefined) return
    this.#sights.clear()
    for (const scope of this.#entries[row]?.scopes ?? []) this.#scopes.get(scope)?.delete(row)
    this.#entries[row] = undefined
    this.#rowOf.delete(id)
    this.#dead += 1
    if (this.#dead > mergeFrom && this.#dead > this.#ids.length * deadShare) this.#makeAfresh()
  }

  /** Sorts what is new in with the rest; searches after it are a little quicker, and find the same. */
  merge(): void {
    this.#words.merge()
    this.#postings.merge(this.#words.size)
    this.#births.merge(this.#birthCodes.size)
  }

  #makeAfresh(): void {
    const living = [...this.#rowOf].map(([id, row]) => [id, this.#entries[row]] as const)
    this.#rowOf.clear()
    ;[this.#ids, this.#entries] = [[], []]
    this.#words = new Vocabulary(this.#soundOf)
    ;[this.#postings, this.#births, this.#birthCodes] = [new Lists(), new Lists(), new Map()]
    ;[this.#wordStarts, this.#wordsOfRows] = [new GrowingInts(), new GrowingInts()]
    this.#scopes = new Map()
    this.#dead = 0
    for (const [id, entry] of living) if (entry) this.put(id, entry)
    this.merge()
  }

  /** The likest people of those whom the scopes show. */
  find(asked: Asked, scopes: readonly string[], most: number): Findings {
    const sight = this.#sightOf(scopes)
    const parts = partsOf(asked, this.#ids.length, {
      meant: (word) => this.#words.meant(word),
      people: (word) => this.#postings.count(word),
    })
    const touched = this.#gather(parts, asked.births, sight)
    const best = this.#shortlisted(touched, Math.max(shortlist, most))
    const found = best
      .map((row) => ({ id: this.#ids[row] ?? '', rank: this.#rank(row, asked, parts) }))
      .sort((one, other) => other.rank - one.rank || (one.id < other.id ? -1 : 1))
    for (const row of touched) this.#scores[row] = 0
    return { found: found.slice(0, most), asOf: this.#asOf }
  }

  #sightOf(scopes: readonly string[]): Bits {
    const key = scopes.join('\n')
    const known = this.#sights.get(key)
    if (known) return known
    const sight = new Bits(this.#ids.length)
    for (const scope of scopes) {
      const rows = this.#scopes.get(scope)
      if (rows) sight.join(rows)
    }
    if (this.#sights.size >= mostSights) this.#sights.clear()
    this.#sights.set(key, sight)
    return sight
  }

  /** Gives every row in sight that shares a part what that part is worth, rare parts first, until enough was read. */
  #gather(parts: readonly Part[], births: readonly string[], sight: Bits): number[] {
    this.#makeRoom()
    const touched: number[] = []
    const give = (row: number, worth: number) => {
      const score = this.#scores[row] as number
      if (score === 0) touched.push(row)
      this.#scores[row] = score + worth
    }
    for (const birth of births) {
      const code = this.#birthCodes.get(birth)
      if (code !== undefined) this.#births.each(code, (row) => sight.has(row) && give(row, birthWorth))
    }
    const most = births.length > 0 ? mostScannedBesideBirth : mostScanned
    let scanned = 0
    parts.forEach((part, at) => {
      const mark = (at % 254) + 1
      for (const { word, worth, people } of part.meant) {
        if (scanned + people > most && scanned > 0) return
        scanned += people
        this.#postings.each(word, (row) => {
          if (!sight.has(row) || ((this.#scores[row] as number) > 0 && this.#parts[row] === mark)) return
          this.#parts[row] = mark
          give(row, worth)
        })
      }
    })
    return touched
  }

  #makeRoom(): void {
    if (this.#scores.length >= this.#ids.length) return
    this.#scores = new Float32Array(this.#ids.length * 2)
    this.#parts = new Uint8Array(this.#ids.length * 2)
  }

  /** The rows with the highest scores: those above a threshold that a histogram finds, so nothing large is sorted. */
  #shortlisted(touched: readonly number[], length: number): number[] {
    if (touched.length <= length) return [...touched]
    const counts = new Int32Array(256)
    for (const row of touched) {
      const bin = Math.min(255, Math.floor((this.#scores[row] as number) * 4))
      counts[bin] = (counts[bin] as number) + 1
    }
    let [least, above] = [255, 0]
    while (least > 0 && above + (counts[least] as number) < length) {
      above += counts[least] as number
      least -= 1
    }
    return touched
      .filter((row) => Math.floor((this.#scores[row] as number) * 4) >= least)
      .sort((one, other) => (this.#scores[other] as number) - (this.#scores[one] as number) || one - other)
      .slice(0, length * 2)
  }

  /** Every part against every word of the row, also those whose lists were too long to read. */
  #rank(row: number, asked: Asked, parts: readonly Part[]): number {
    const from = this.#wordStarts.at(row)
    const to = row + 1 < this.#wordStarts.length ? this.#wordStarts.at(row + 1) : this.#wordsOfRows.length
    let rank = 0
    for (const { worthOf } of parts) {
      let best = 0
      for (let at = from; at < to; at += 1) best = Math.max(best, worthOf.get(this.#wordsOfRows.at(at)) ?? 0)
      rank += best
    }
    const births = this.#entries[row]?.births ?? []
    return rank + birthRank(asked.births, births)
  }

  #birthCode(birth: string): number {
    const known = this.#birthCodes.get(birth)
    if (known !== undefined) return known
    this.#birthCodes.set(birth, this.#birthCodes.size)
    return this.#birthCodes.size - 1
  }

  #scopeOf(scope: string): Bits {
    const known = this.#scopes.get(scope)
    if (known) return known
    const made = new Bits(this.#ids.length)
    this.#scopes.set(scope, made)
    return made
  }
}

const birthWorth = 10

/** The best agreement of any two days: the same, day and month turned, one digit, the year alone; or a contradiction. */
function birthRank(asked: readonly string[], told: readonly string[]): number {
  if (asked.length === 0 || told.length === 0) return 0
  let best = Number.NEGATIVE_INFINITY
  for (const one of asked) for (const other of told) best = Math.max(best, dayRank(one, other))
  return best
}

function dayRank(one: string, other: string): number {
  if (one === other) return birthWorth
  if (one.length !== 8 || other.length !== 8) return 0
  const sameYear = one.startsWith(other.slice(0, 4))
  if (sameYear && (one.endsWith('0000') || other.endsWith('0000') || areTurned(one, other)))
    return birthWorth * 0.5
  if (differingDigits(one, other) === 1) return birthWorth * 0.5
  if (sameYear) return birthWorth * 0.2
  return Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) <= 1 ? 0 : -birthWorth * 0.4
}

function areTurned(one: string, other: string): boolean {
  return one.slice(4, 6) === other.slice(6) && one.slice(6) === other.slice(4, 6)
}

function differingDigits(one: string, other: string): number {
  let differing = 0
  for (let at = 0; at < 8; at += 1) differing += one.charCodeAt(at) === other.charCodeAt(at) ? 0 : 1
  return differing
}
