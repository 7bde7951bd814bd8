import { countries } from '@passerelle/domain/shared/places/countries'
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import address from 'world-atlas/countries-50m.json?url'
import type { Language } from '../../app/languages/load.ts'

export interface World {
  readonly land: FeatureCollection
  /** Where the name of each country is written, in the reader's language. */
  readonly names: FeatureCollection<Point>
}

type Lands = Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>
type Land = Feature<Polygon | MultiPolygon, { readonly name: string }>

let loading: Promise<Lands> | undefined

/** The countries of the world from our own files: no map server learns where anybody looks. */
export async function loadWorld(language: Language): Promise<World> {
  loading ??= fetch(address).then((response) => response.json())
  const topology = await loading
  const land = feature(topology, topology.objects.countries)
  const names = land.features.flatMap((each) => nameOf(each, language) ?? [])
  return { land, names: { type: 'FeatureCollection', features: names } }
}

function nameOf(each: Feature, language: Language): Feature<Point> | undefined {
  if (!isLand(each)) return undefined
  const { name } = each.properties
  const known = countries.find(({ names, alsoCalled }) => names.en === name || alsoCalled.includes(name))
  const place = middleOfLargest(each)
  if (!place) return undefined
  return {
    type: 'Feature',
    properties: { name: known?.names[language] ?? name },
    geometry: { type: 'Point', coordinates: place },
  }
}

function isLand(each: Feature): each is Land {
  return each.geometry?.type === 'Polygon' || each.geometry?.type === 'MultiPolygon'
}

function middleOfLargest({ geometry }: Land): Position | undefined {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = parts.flatMap(([outer]) => (outer ? [outer] : []))
  const [largest] = rings.toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))
  return largest && centroid(largest)
}

function areaOf(ring: readonly Position[]): number {
  return (
    pairs(ring).reduce((sum, [[x = 0, y = 0], [nextX = 0, nextY = 0]]) => sum + x * nextY - nextX * y, 0) / 2
  )
}

function centroid(ring: readonly Position[]): Position {
  const area = areaOf(ring) * 6
  const [x, y] = pairs(ring).reduce<[number, number]>(
    ([sumX, sumY], [[ax = 0, ay = 0], [bx = 0, by = 0]]) => {
      const cross = ax * by - bx * ay
      return [sumX + (ax + bx) * cross, sumY + (ay + by) * cross]
    },
    [0, 0],
  )
  return [x / area, y / area]
}

function pairs(ring: readonly Position[]): readonly (readonly [Position, Position])[] {
  return ring.slice(1).map((point, index) => [ring[index] ?? point, point])
}
