import type { TokenLevel } from './levels.ts'

/** What so many slips of the pen mean in words of these lengths: two of six letters are more than two of ten. */
export function byEdits(edits: number, longest: number, shortest: number): TokenLevel {
  if (shortest < 2) return 'apart'
  if (edits === 1) return longest > 3 ? 'close' : 'near'
  if (edits === 2) return longest > 8 ? 'close' : longest > 5 ? 'near' : 'apart'
  return edits === 3 && longest > 11 ? 'near' : 'apart'
}
