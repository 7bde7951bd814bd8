type Random = () => number

/** How the clerks of a country write the same sounds. */
export type Spelling = 'french' | 'english' | 'plain'

const syllables =
  'ba bi da di fa fi ha hu ja ka ki la li ma mi mo na ni nu ra ri sa si su ta ti wa ya za bar dar far gul hal jal kar kir lam mal nar nas nur ram ras sal sam shir tal tar wal yar zah shu kha qa dha'.split(
    ' ',
  )

/** Names whose frequencies fall as Zipf's law says. */
export class Namebook {
  readonly #names: readonly string[]
  readonly #sums: readonly number[]

  constructor(random: Random, size: number, parts: number) {
    const names = new Set<string>()
    while (names.size < size) names.add(inventName(random, parts))
    this.#names = [...names]
    let sum = 0
    this.#sums = this.#names.map((_, rank) => (sum += 1 / (rank + 4)))
  }

  pick(random: Random): string {
    const wanted = random() * (this.#sums.at(-1) ?? 0)
    const at = this.#sums.findIndex((sum) => sum >= wanted)
    return this.#names[at] ?? ''
  }
}

function inventName(random: Random, parts: number): string {
  const count = parts + (random() < 0.3 ? 1 : 0)
  return Array.from({ length: count }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

const habits: Readonly<Record<Spelling, readonly (readonly [sound: RegExp, letters: string])[]>> = {
  french: [
    [/sh/g, 'ch'],
    [/j/g, 'dj'],
    [/u/g, 'ou'],
    [/w/g, 'ou'],
    [/q/g, 'k'],
    [/dh/g, 'd'],
    [/ya/g, 'ia'],
  ],
  english: [
    [/i(?=[^aeiou])/g, 'ee'],
    [/u/g, 'oo'],
    [/kha/g, 'kha'],
    [/z/g, 'z'],
  ],
  plain: [
    [/kh/g, 'h'],
    [/q/g, 'k'],
    [/sh/g, 's'],
    [/w/g, 'v'],
    [/y/g, 'j'],
  ],
}

export function spelt(name: string, spelling: Spelling): string {
  return habits[spelling].reduce((text, [sound, letters]) => text.replace(sound, letters), name)
}

const vowels = 'aiueo'

/** One sound taken for another, left out or doubled. */
export function misheard(random: Random, name: string): string {
  const at = 1 + Math.floor(random() * Math.max(1, name.length - 1))
  const letter = name.charAt(at)
  if (vowels.includes(letter))
    return name.slice(0, at) + vowels.charAt(Math.floor(random() * 5)) + name.slice(at + 1)
  return random() < 0.5 ? name.slice(0, at) + name.slice(at + 1) : name.slice(0, at) + letter + name.slice(at)
}
