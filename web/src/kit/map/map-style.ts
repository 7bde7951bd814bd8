import type { StyleSpecification } from 'maplibre-gl'
import type { World } from './world.ts'

interface Ink {
  readonly sea: string
  readonly land: string
  readonly border: string
  readonly name: string
}

/** The colours of the page, so that the map is light or dark with it. */
export function inkFrom(page: Element): Ink {
  const colours = getComputedStyle(page)
  const colour = (name: string) => colours.getPropertyValue(name).trim()
  return {
    sea: colour('--paper'),
    land: colour('--surface'),
    border: colour('--line-strong'),
    name: colour('--ink-soft'),
  }
}

/** Land, borders and names; drawn with the fonts of this device, since no glyphs are fetched. */
export function styleOf(world: World, ink: Ink): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: world.land },
      names: { type: 'geojson', data: world.names },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': ink.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': ink.land } },
      { id: 'border', type: 'line', source: 'land', paint: { 'line-color': ink.border, 'line-width': 0.8 } },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12,
          'text-font': ['sans-serif'],
          'text-max-width': 7,
        },
        paint: { 'text-color': ink.name, 'text-halo-color': ink.land, 'text-halo-width': 1.2 },
      },
    ],
  }
}
