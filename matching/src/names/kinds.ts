import { childOf, openingSonOf, patronymic, sonOf, surnameEnding } from './kind-words.ts'
import type { Fragment, NameHints, NameToken, PartKind } from './parse.ts'
import { partsOf } from './parts.ts'

interface Sorted {
  kind: PartKind | null
  told: boolean
}

/** What each part of a name is. First what is written there, then what the place lets one think. */
export function kindsOf(fragments: readonly Fragment[], hints: NameHints): readonly NameToken[] {
  const sorted = fragments.map(({ fixed }): Sorted => ({ kind: fixed, told: fixed !== null }))
  byHints(fragments, sorted, hints)
  byWords(fragments, sorted)
  byComma(fragments, sorted)
  byForm(fragments, sorted)
  byPlace(fragments, sorted)
  return fragments.map(({ text, folded, sound }, at) => {
    const { kind, told } = sorted[at] ?? { kind: null, told: false }
    return { text, folded, sound, kind: kind ?? 'given', told }
  })
}

const hinted = ['given', 'father', 'grandfather', 'family'] as const

function byHints(fragments: readonly Fragment[], sorted: readonly Sorted[], hints: NameHints): void {
  for (const kind of hinted) {
    const hint = hints[kind]
    if (hint === undefined || hint === '') continue
    for (const { folded } of partsOf(hint)) {
      const at = fragments.findIndex((one, place) => one.folded === folded && sorted[place]?.kind === null)
      mark(sorted, at, kind)
    }
  }
}

function mark(sorted: readonly Sorted[], at: number, kind: PartKind): void {
  const found = sorted[at]
  if (!found || found.kind !== null) return
  found.kind = kind
  found.told = true
}

/** Words for "son of" and "father of" beside the part. */
function byWords(fragments: readonly Fragment[], sorted: readonly Sorted[]): void {
  const opening = fragments[0]
  const free = sorted.filter(({ kind }) => kind === null).length
  if (opening && openingSonOf.has(opening.folded) && free > 2) {
    const first = sorted[0]
    if (first) first.kind = 'particle'
  }
  for (const [at, one] of fragments.entries()) {
    if (one.role === 'kunya') mark(sorted, at, 'kunya')
    else if (sonBefore(fragments, at)) mark(sorted, at, nextAncestor(sorted))
    else if (childOf.has(one.folded) && at > 1) childBefore(sorted, at)
  }
}

function childBefore(sorted: readonly Sorted[], at: number): void {
  const word = sorted[at]
  if (word) word.kind = 'particle'
  mark(sorted, at - 1, 'father')
}

function nextAncestor(sorted: readonly Sorted[]): PartKind {
  return sorted.some(({ kind }) => kind === 'father') ? 'grandfather' : 'father'
}

function sonBefore(fragments: readonly Fragment[], at: number): boolean {
  let before = fragments[at]?.before ?? null
  if (before?.role === 'article') before = before.before
  if (before === null || !sonOf.has(before.folded)) return false
  return before.role === 'link' || openingSonOf.has(before.folded)
}

/** ALI, Mohammed. */
function byComma(fragments: readonly Fragment[], sorted: readonly Sorted[]): void {
  const commas = fragments.flatMap(({ words }, at) => (words[0]?.afterComma ? [at] : []))
  if (commas.length !== 1) return
  for (let at = 0; at < (commas[0] ?? 0); at += 1) mark(sorted, at, 'family')
}

/** What the ending, the article or capital letters tell. */
function byForm(fragments: readonly Fragment[], sorted: readonly Sorted[]): void {
  const free = () => sorted.filter(({ kind }) => kind === null || kind === 'given').length
  const shouting = fragments.filter(isCapital).length
  for (const [at, one] of fragments.entries()) {
    if (free() >= 3 && patronymic.test(one.folded)) mark(sorted, at, 'father')
    else if (at > 0 && isNisba(one)) mark(sorted, at, 'nisba')
    else if (shouting > 0 && shouting <= fragments.length / 2 && isCapital(one)) mark(sorted, at, 'family')
  }
}

function isCapital({ text, fixed }: Fragment): boolean {
  return fixed === null && text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase()
}

function isNisba({ before, words, folded }: Fragment): boolean {
  const written = words.at(-1)?.folded ?? ''
  const article = before?.role === 'article' || /^ال.{3}/u.test(written)
  return article && /[iyеиіyيי]$/u.test(folded)
}

function byPlace(fragments: readonly Fragment[], sorted: readonly Sorted[]): void {
  const open = sorted.flatMap(({ kind }, at) => (kind === null ? [at] : []))
  const has = (...kinds: readonly PartKind[]) =>
    sorted.some(({ kind }) => kind !== null && kinds.includes(kind))
  if (!has('family', 'nisba') && (open.length > 1 || !isFirstName(open[0] ?? 0, sorted)))
    guess(sorted, familyPlace(fragments, open), 'family')
  if (!has('given')) guess(sorted, open.find((at) => sorted[at]?.kind === null) ?? -1, 'given')
  for (const at of open) {
    if (sorted[at]?.kind !== null) continue
    guess(sorted, at, chained(fragments[at]) ? ancestor(sorted) : 'given')
  }
}

const noNames: ReadonlySet<PartKind | null> = new Set(['particle', 'title', 'suffix'])

/** Whether a single open part is the given name: it comes first, or only the father is told besides. */
function isFirstName(at: number, sorted: readonly Sorted[]): boolean {
  const before = sorted.slice(0, at).filter(({ kind }) => !noNames.has(kind))
  return before.every(({ kind }) => kind === 'father' || kind === 'grandfather')
}

function familyPlace(fragments: readonly Fragment[], open: readonly number[]): number {
  const ending = open.findLast((at) => surnameEnding.test(fragments[at]?.folded ?? ''))
  return ending ?? open.at(-1) ?? -1
}

function guess(sorted: readonly Sorted[], at: number, kind: PartKind): void {
  const found = sorted[at]
  if (found && found.kind === null) found.kind = kind
}

/** In these scripts the words between the given and the last name are the father and his. */
function chained(one: Fragment | undefined): boolean {
  return /[\p{Script=Arabic}\p{Script=Ethiopic}]/u.test(one?.folded ?? '')
}

function ancestor(sorted: readonly Sorted[]): PartKind {
  if (!sorted.some(({ kind }) => kind === 'father')) return 'father'
  return sorted.some(({ kind }) => kind === 'grandfather') ? 'given' : 'grandfather'
}
