import { type Sounded, levelAcross, soundedOf } from '../scripts/across.ts'
import type { TokenLevel } from './levels.ts'
import type { Token } from './tokens.ts'

/** How well two words of different scripts agree: by their
 * consonants, or by what was learned of how names are heard and written. */
export function acrossScripts(one: Token, other: Token): TokenLevel {
  if (one.latin === '' || other.latin === '') return 'apart'
  if (one.skeleton === other.skeleton && one.skeleton.length > 1) return 'sound'
  return levelAcross(heard(one), heard(other))
}

/** Sounding a word is the costly step: the words of a search and of its candidates come again and again. */
const mostHeard = 20_000
const sounded = new Map<number, Sounded>()

function heard(token: Token): Sounded {
  const known = sounded.get(token.id)
  if (known) return known
  if (sounded.size >= mostHeard) sounded.clear()
  const made = soundedOf(token.written)
  sounded.set(token.id, made)
  return made
}
