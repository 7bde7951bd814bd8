import fc from 'fast-check'
import { relatives } from '@passerelle/domain/shared/tracing/tracing'
import { describe, expect, it } from 'vitest'
import { box, inLines, pictureOf, shortened } from './family-picture.ts'

const family = fc.uniqueArray(fc.record({ id: fc.uuid(), relation: fc.constantFrom(...relatives) }), {
  maxLength: 30,
  selector: ({ id }) => id,
})

describe('the picture of a family', () => {
  it('property: everybody has a place of their own within the frame, and a line to the one who seeks', () => {
    fc.assert(
      fc.property(family, fc.constantFrom(2, 5), (sought, across) => {
        const { spots, seeker, width, height, lines } = pictureOf(sought, [], across)
        expect(spots.size).toBe(sought.length + 1)
        for (const { x, y } of spots.values()) {
          expect(x - box.width / 2).toBeGreaterThanOrEqual(0)
          expect(x + box.width / 2).toBeLessThanOrEqual(width)
          expect(y - box.height / 2).toBeGreaterThanOrEqual(0)
          expect(y + box.height / 2).toBeLessThanOrEqual(height)
        }
        expect(new Set([...spots.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(spots.size)
        expect(lines.filter(({ from }) => from === seeker)).toHaveLength(sought.length)
      }),
    )
  })

  it('a mother stands above her daughter who seeks her, a son beneath', () => {
    const { spots, seeker } = pictureOf(
      [
        { id: 'mother', relation: 'mother' },
        { id: 'son', relation: 'child' },
      ],
      [],
      5,
    )
    expect(spots.get('mother')?.y).toBeLessThan(seeker.y)
    expect(spots.get('son')?.y).toBeGreaterThan(seeker.y)
  })

  it('whoever seeks stands in the middle, however many stand beside', () => {
    for (let count = 0; count < 6; count++) {
      const sought = Array.from({ length: count }, (_, at) => ({ id: `${at}`, relation: 'sibling' as const }))
      const { seeker, width } = pictureOf(sought, [], 5)
      expect(seeker.x).toBe(width / 2)
    }
  })

  it('on a telephone the line to a son passes the brother who stands between', () => {
    const { lines, spots } = pictureOf(
      [
        { id: 'brother', relation: 'sibling' },
        { id: 'son', relation: 'child' },
      ],
      [],
      2,
    )
    const line = lines.find(({ to }) => to === spots.get('son'))
    expect(line?.bends[0].x).not.toBe(line?.from.x)
  })

  it('two who are sought and belong together are joined; a tie to nobody draws nothing', () => {
    const sought = [
      { id: 'mother', relation: 'mother' },
      { id: 'father', relation: 'father' },
    ] as const
    const ties = [
      { one: 'mother', other: 'father' },
      { one: 'mother', other: 'nobody' },
    ]
    expect(pictureOf(sought, ties, 2).lines.filter(({ kind }) => kind === 'tie')).toHaveLength(1)
  })
})

describe('a name that has no room', () => {
  it('takes two lines, broken between words; what is still too long is cut', () => {
    expect(inLines('Maher Khalil Salloum', 16)).toEqual(['Maher Khalil', 'Salloum'])
    expect(inLines('Sirimavo', 16)).toEqual(['Sirimavo'])
    expect(inLines('Wolfeschlegelsteinhausenbergerdorff', 16)).toEqual([
      'Wolfeschlegelste',
      'inhausenbergerd…',
    ])
  })

  it('is cut between letters as people see them, and a short one stays whole', () => {
    expect(shortened('Amina', 16)).toBe('Amina')
    expect(shortened('कृष्ण कुमार शर्मा त्रिपाठी', 8)).toMatch(/^कृष्ण.*…$/)
  })
})
