import { editsWithin } from '../strings/edits.ts'
import { jaroWinkler } from '../strings/similar.ts'
import type { TokenLevel } from './levels.ts'
import { byEdits } from './slips.ts'
import type { Token } from './tokens.ts'

/** How well two words of different scripts agree: by their sound, with vowels where both scripts write them. */
export function acrossScripts(one: Token, other: Token): TokenLevel {
  if (one.latin === '' || other.latin === '') return 'apart'
  const alike = one.skeleton === other.skeleton && one.skeleton.length > 1
  if (alike) return 'sound'
  const longest = Math.max(one.latin.length, other.latin.length)
  if (one.vowelled && other.vowelled) {
    const level = byEdits(
      editsWithin(one.latin, other.latin, 4),
      longest,
      Math.min(one.latin.length, other.latin.length),
    )
    return level === 'close' ? 'sound' : level
  }
  const likeness = jaroWinkler(one.skeleton, other.skeleton)
  return likeness >= 0.9 && one.skeleton.length > 2 && other.skeleton.length > 2 ? 'near' : 'apart'
}
