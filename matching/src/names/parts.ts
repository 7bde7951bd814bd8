import { isName, piecesOf } from './pieces.ts'
import { wordsOf } from './words.ts'

/** One word of a name that tells people apart: as it is compared, and as it sounds. */
export interface NamePart {
  readonly folded: string
  readonly sound: string
}

/**
 * The words of a name that tell people apart. Articles and words like "son of" go. When nothing would be left,
 * everything stays.
 */
export function partsOf(name: string): readonly NamePart[] {
  const words = wordsOf(name)
  const parts = piecesOf(words).filter(isName)
  return (parts.length > 0 ? parts : words).map(({ folded, sound }) => ({ folded, sound }))
}
