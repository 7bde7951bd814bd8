import type { PersonName } from '@passerelle/domain/shared/people/person'

/** INTERIM until the name engine lands: words without accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The keys by which a person with these names is found. */
export function searchKeys(names: readonly Pick<PersonName, 'text'>[]): string[] {
  return [...new Set(names.flatMap((name) => wordsOf(name.text)))].slice(0, 120)
}

/** The keys to look for when somebody types this. */
export function askedKeys(text: string): string[] {
  return [...new Set(wordsOf(text))].slice(0, 40)
}

/** How alike two names are, 0 to 1. */
export function alikeness(one: string, other: string): number {
  const left = new Set(wordsOf(one))
  const right = new Set(wordsOf(other))
  const common = [...left].filter((word) => right.has(word)).length
  return common / Math.max(1, Math.min(left.size, right.size))
}

/** The name by which lists are sorted. */
export function sortName(text: string): string {
  return wordsOf(text).join(' ').slice(0, 500)
}
