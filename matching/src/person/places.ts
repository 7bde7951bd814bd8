import { fold } from '../names/fold.ts'
import { editsWithin } from '../strings/edits.ts'
import { latinText, romanise } from '../names/romanise.ts'
import type { PlaceFact } from './facts.ts'
import type { FactLevel } from './weights.ts'

export interface Place {
  readonly role: PlaceFact['role']
  readonly path: readonly string[]
  /** The name in the letters of its script without accents, and in Latin letters. */
  readonly folded: string
  readonly latin: string
  readonly text: string
}

export function preparePlace({ role, path, name }: PlaceFact): Place {
  const folded = fold(name ?? '').slice(0, 60)
  return {
    role,
    path,
    folded,
    latin: folded.split(' ').map(inLatin).join(' '),
    text: name ?? path.at(-1) ?? '',
  }
}

function inLatin(word: string): string {
  return latinText(romanise(word))
}

/** Where somebody comes from stays; where somebody is or was seen changes. */
const lasting = (role: PlaceFact['role']) => role === 'birth' || role === 'origin'

export interface PlaceFinding {
  readonly level: FactLevel
  readonly one: Place
  readonly other: Place
}

const order: readonly FactLevel[] = [
  'place.same',
  'place.same-name',
  'place.close-name',
  'place.district',
  'place.region',
  'place.country',
  'place.moved',
  'place.apart',
]

/** The best that can be said of the lasting places of both, and of the passing ones. */
export function comparePlaces(ones: readonly Place[], others: readonly Place[]): readonly PlaceFinding[] {
  if (ones.length === 0 || others.length === 0) return []
  return [true, false].flatMap((stays) => best(ones, others, stays) ?? [])
}

function best(ones: readonly Place[], others: readonly Place[], stays: boolean): PlaceFinding | null {
  let found: PlaceFinding | null = null
  for (const one of ones) {
    if (lasting(one.role) !== stays) continue
    for (const other of others) {
      const level = lasting(other.role) === stays ? placeLevel(one, other, stays) : null
      if (level === null || (found && order.indexOf(level) >= order.indexOf(found.level))) continue
      found = { level, one, other }
    }
  }
  return found
}

function placeLevel(one: Place, other: Place, stays: boolean): FactLevel | null {
  const known = Math.min(one.path.length, other.path.length)
  let shared = 0
  while (shared < known && one.path[shared] === other.path[shared]) shared += 1
  if (known > 0 && shared === 0) return stays ? 'place.apart' : 'place.moved'
  const named = nameLevel(one, other)
  if (named === 'place.same-name' && shared === known) return known > 2 ? 'place.same' : named
  if (shared >= 4) return 'place.same'
  if (named) return named
  return byDepth(shared)
}

function byDepth(shared: number): FactLevel | null {
  if (shared >= 3) return 'place.district'
  if (shared === 2) return 'place.region'
  return shared === 1 ? 'place.country' : null
}

function nameLevel(one: Place, other: Place): FactLevel | null {
  if (one.folded === '' || other.folded === '') return null
  if (one.folded === other.folded || (one.latin !== '' && one.latin === other.latin)) return 'place.same-name'
  const longest = Math.max(one.latin.length, other.latin.length)
  const most = longest > 7 ? 2 : longest > 3 ? 1 : 0
  return most > 0 && editsWithin(one.latin, other.latin, most) <= most ? 'place.close-name' : null
}
