import fc from 'fast-check'
import { relatives } from '@passerelle/domain/shared/tracing/tracing'
import { describe, expect, it } from 'vitest'
import { box, pictureOf, shortened } from './family-picture.ts'

const family = fc.uniqueArray(fc.record({ id: fc.uuid(), relation: fc.constantFrom(...relatives) }), {
  maxLength: 30,
  selector: ({ id }) => id,
})

describe('the picture of a family', () => {
  it('property: everybody has a place of their own within the frame, and a line to the one who seeks', () => {
    fc.assert(
      fc.property(family, fc.constantFrom(2, 4), (sought, across) => {
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
      4,
    )
    expect(spots.get('mother')?.y).toBeLessThan(seeker.y)
    expect(spots.get('son')?.y).toBeGreaterThan(seeker.y)
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
  it('is cut between letters as people see them, and a short one stays whole', () => {
    expect(shortened('Amina', 16)).toBe('Amina')
    expect(shortened('कृष्ण कुमार शर्मा त्रिपाठी', 8)).toMatch(/^कृष्ण.*…$/)
  })
})
