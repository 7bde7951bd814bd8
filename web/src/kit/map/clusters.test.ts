import { expect, test } from 'vitest'
import { boxAround, gather } from './clusters.ts'

const amman = { id: 'a', label: 'Amman clinic', longitude: 35.93, latitude: 31.95 }
const zarqa = { id: 'z', label: 'Zarqa legal aid', longitude: 36.09, latitude: 32.07 }
const irbid = { id: 'i', label: 'Irbid shelter', longitude: 35.85, latitude: 32.55 }

/** A map on which a degree is so many pixels wide. */
const scale = (pixels: number) => (point: { longitude: number; latitude: number }) => ({
  x: point.longitude * pixels,
  y: -point.latitude * pixels,
})

test('seen from afar, neighbouring towns are one gathering', () => {
  const clusters = gather([amman, zarqa, irbid], scale(100))
  expect(clusters.map((cluster) => cluster.points.map((point) => point.id))).toEqual([['a', 'z'], ['i']])
})

test('seen from near, each stands by itself, and nothing is lost', () => {
  expect(gather([amman, zarqa, irbid], scale(1000))).toHaveLength(3)
})

test('the box holds every point; without points there is none', () => {
  expect(boxAround([amman, zarqa, irbid])).toEqual([
    [35.85, 31.95],
    [36.09, 32.55],
  ])
  expect(boxAround([])).toBeUndefined()
})
