import { setImmediate as breathe } from 'node:timers/promises'
import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import { SaxesParser } from 'saxes'
import { type Element, newElement } from './element.ts'
import { Gathering, type ReadList, dayOrNull, unreadable } from './list.ts'
import { entryOf } from './un-entry.ts'

const { limits } = screeningConfig
const CHUNK = 64 * 1024
const entryNames = new Set(['INDIVIDUAL', 'ENTITY'])

/**
 * Reads the consolidated list of the United Nations as it is published (XML), piece by piece: only the entry at hand is
 * held. A file that brings a document type of its own is refused, so no entity is ever fetched or expanded; one that
 * ends in the middle is refused as well, because half a list clears people who stand on it.
 */
export async function readUnList(bytes: Uint8Array): Promise<ReadList> {
  const reading = new Reading()
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
  for (let at = 0; at < bytes.length; at += CHUNK) {
    reading.write(decoded(() => decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })))
    await breathe()
  }
  reading.write(decoded(() => decoder.decode()))
  return reading.end()
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw unreadable('screening.file-not-text')
  }
}

class Reading {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #gathering = new Gathering()
  /** From the entry down to where we are; empty between entries. */
  readonly #open: Element[] = []
  #depth = 0
  #line = 0
  #letters = 0
  #root: string | undefined
  #listedOn: string | null = null

  constructor() {
    const parser = this.#parser
    parser.on('doctype', () => {
      throw unreadable('screening.file-has-doctype', { line: parser.line })
    })
    parser.on('error', () => {
      throw unreadable('screening.file-broken', { line: parser.line })
    })
    parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes))
    parser.on('text', (text) => this.#add(text))
    parser.on('cdata', (text) => this.#add(text))
    parser.on('closetag', () => this.#finish())
  }

  write(text: string): void {
    if (text !== '') this.#parser.write(text)
  }

  end(): ReadList {
    this.#parser.close()
    if (this.#root === undefined) throw unreadable('screening.file-broken', { line: 1 })
    const { entries, lines, rows } = this.#gathering
    return { listedOn: this.#listedOn, entries, lines, rows }
  }

  #begin(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.#depth += 1
    if (this.#depth > limits.depth) throw unreadable('screening.file-too-deep', { line: this.#parser.line })
    if (this.#root === undefined) this.#beginList(name, attributes)
    const parent = this.#open.at(-1)
    if (parent === undefined && !entryNames.has(name)) return
    if (parent === undefined) [this.#line, this.#letters] = [this.#parser.line, 0]
    const element = newElement(name)
    parent?.children.push(element)
    this.#open.push(element)
    this.#weigh(name.length)
  }

  #beginList(name: string, attributes: Readonly<Record<string, unknown>>): void {
    if (name !== 'CONSOLIDATED_LIST')
      throw unreadable('screening.file-other-xml', { name: name.slice(0, 80) })
    this.#root = name
    const generated = attributes['dateGenerated']
    this.#listedOn = typeof generated === 'string' ? dayOrNull(generated) : null
  }

  #add(text: string): void {
    const element = this.#open.at(-1)
    if (!element) return
    this.#weigh(text.length)
    element.text += text
  }

  /** An entry is some hundred letters; what goes on without an end is no list. */
  #weigh(letters: number): void {
    this.#letters += letters
    if (this.#letters > limits.text * limits.names)
      throw unreadable('screening.file-endless', { line: this.#line })
  }

  #finish(): void {
    this.#depth -= 1
    const element = this.#open.pop()
    if (!element || this.#open.length > 0) return
    const { entry, doubts } = entryOf(element)
    this.#gathering.take(this.#line, entry)
    for (const doubt of doubts) this.#gathering.say({ row: this.#line, level: 'warning', ...doubt })
  }
}

/** Whether a file is XML at all, by its first sign. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 200))
  return head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<')
}
