export type Json = { readonly [name: string]: unknown }

/** Puts a schema into the document; `name` says whose it is. */
export type Place = (schema: Json, name: string) => Json

/** Where a schema holds other schemas: by name, in a list, or alone. */
const BY_NAME = ['properties', '$defs']
const IN_LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const ALONE = ['items', 'additionalProperties', 'propertyNames', 'not']

/** Schemas shorter than this are told where they stand. */
const WORTH_A_NAME = 200

interface Shape {
  readonly name: string
  times: number
}

/**
 * Schemas that are told more than once are told under a name, that of the place where they stand first. All schemas are
 * counted before the first is placed.
 */
export function newSharing(schemas: Map<string, Json>): { readonly count: Place; readonly place: Place } {
  const shapes = new Map<string, Shape>()

  function count(schema: Json, name: string): Json {
    const text = JSON.stringify(schema)
    const known = shapes.get(text)
    if (known) known.times++
    else {
      shapes.set(text, { name, times: 1 })
      mapParts(schema, (inner, part) => count(inner, part === '' ? name : `${name}.${part}`))
    }
    return schema
  }

  function place(schema: Json, name: string): Json {
    const text = JSON.stringify(schema)
    const shape = shapes.get(text)
    const inside = () => mapParts(schema, (inner) => place(inner, name))
    if (!shape || shape.times < 2 || text.length < WORTH_A_NAME) return inside()
    if (!schemas.has(shape.name)) schemas.set(shape.name, inside())
    return { $ref: `#/components/schemas/${shape.name}` }
  }

  return { count, place }
}

function mapParts(schema: Json, work: (inner: Json, part: string) => Json): Json {
  const replaced = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (BY_NAME.includes(key) && isObject(value)) return [key, mapNamed(value, work)]
    if (IN_LISTS.includes(key) && Array.isArray(value))
      return [key, value.map((one) => workOn(one, '', work))]
    return [key, ALONE.includes(key) ? workOn(value, '', work) : value]
  })
  return Object.fromEntries(replaced)
}

function mapNamed(parts: Json, work: (inner: Json, part: string) => Json): Json {
  return Object.fromEntries(Object.entries(parts).map(([name, inner]) => [name, workOn(inner, name, work)]))
}

function workOn(value: unknown, part: string, work: (inner: Json, part: string) => Json): unknown {
  return isObject(value) ? work(value, part) : value
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
