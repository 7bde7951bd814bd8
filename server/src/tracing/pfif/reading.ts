import { SaxesParser } from 'saxes'
import { Refusal } from '../../engine/problem.ts'

/** A record of a PFIF file as it stands there: the first value of each field, and of its notes. */
export interface PfifRecord {
  readonly line: number
  readonly fields: ReadonlyMap<string, string>
  readonly notes: readonly ReadonlyMap<string, string>[]
}

const versions = new Set(['1.2', '1.3', '1.4'].map((version) => `http://zesty.ca/pfif/${version}`))
const mostRecords = 10_000
const mostLetters = 20_000

/**
 * Reads a PFIF 1.2 to 1.4 file. A file with a document type of its own is refused, so that no entity is fetched or
 * expanded; one that ends in the middle is refused with the line.
 */
export function readPfif(text: string): readonly PfifRecord[] {
  const reading = new Reading()
  reading.read(text)
  return reading.records
}

function unreadable(code: string, values: Readonly<Record<string, string | number>>): Refusal {
  return new Refusal('invalid-input', { faults: [{ path: 'file', code, values }] })
}

interface Open {
  readonly fields: Map<string, string>
  readonly notes: Map<string, string>[]
  readonly line: number
}

class Reading {
  readonly records: PfifRecord[] = []
  readonly #parser = new SaxesParser({ xmlns: true, position: true })
  readonly #path: string[] = []
  #person: Open | undefined
  #note: Map<string, string> | undefined
  #text = ''

  constructor() {
    const parser = this.#parser
    parser.on('doctype', () => {
      throw unreadable('tracing.pfif.has-doctype', { line: parser.line })
    })
    parser.on('error', () => {
      throw unreadable('tracing.pfif.broken', { line: parser.line })
    })
    parser.on('opentag', ({ local, uri }) => this.#begin(local, uri))
    parser.on('text', (text) => this.#add(text))
    parser.on('cdata', (text) => this.#add(text))
    parser.on('closetag', ({ local }) => this.#finish(local))
  }

  read(text: string): void {
    this.#parser.write(text).close()
    if (this.#path.length > 0) throw unreadable('tracing.pfif.broken', { line: this.#parser.line })
  }

  #begin(name: string, uri: string): void {
    if (this.#path.length === 0 && (name !== 'pfif' || !versions.has(uri)))
      throw unreadable('tracing.pfif.other-file', { name: name.slice(0, 80) })
    if (this.#path.length > 6) throw unreadable('tracing.pfif.broken', { line: this.#parser.line })
    this.#path.push(name)
    this.#text = ''
    if (name === 'person') this.#person = { fields: new Map(), notes: [], line: this.#parser.line }
    if (name === 'note') this.#note = new Map()
  }

  #add(text: string): void {
    if (this.#text.length < mostLetters) this.#text += text
  }

  #finish(name: string): void {
    this.#path.pop()
    if (name === 'person') this.#keep()
    else if (name === 'note') this.#keepNote()
    else if (this.#path.length > 1) {
      const fields = this.#note ?? this.#person?.fields
      if (fields && !fields.has(name)) fields.set(name, this.#text.trim())
    }
    this.#text = ''
  }

  /** Notes that stand by themselves, beside the records, tell of nobody who is sought here. */
  #keepNote(): void {
    if (this.#note) this.#person?.notes.push(this.#note)
    this.#note = undefined
  }

  #keep(): void {
    if (this.records.length >= mostRecords) throw unreadable('tracing.pfif.too-many', { most: mostRecords })
    if (this.#person) this.records.push(this.#person)
    this.#person = undefined
  }
}
