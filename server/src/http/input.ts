import type { Contract } from '@passerelle/domain/kernel/contract'
import { z } from 'zod'
import { Refusal } from '../engine/problem.ts'

type Fields = Readonly<Record<string, unknown>>

/** Where one knock carries its fields. */
export interface Carried {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Puts together the input of an operation: names in the path, and the query (GET) or the body (POST). */
export function inputReader(contract: Contract): (carried: Carried) => Fields {
  if (contract.method === 'POST') return ({ params, body }) => ({ ...bodyFields(body), ...fieldsOf(params) })
  const readers = new Map(propertiesOf(contract).map(([name, schema]) => [name, readerOf(schema)]))
  return ({ params, query }) => {
    const texts = { ...fieldsOf(query), ...fieldsOf(params) }
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, readers.get(name)?.(text) ?? text]),
    )
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function bodyFields(body: unknown): Fields {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return { ...body }
  throw new Refusal('invalid-input', {
    faults: [{ path: '', code: 'faults.wrong-type', values: { expected: 'object' } }],
  })
}

type JsonSchema = z.core.JSONSchema.BaseSchema

function propertiesOf(contract: Contract): [string, JsonSchema][] {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === 'boolean' ? [] : [[name, property]],
  )
}

/**
 * A query knows only texts; the schema says what they stand for. A text that does not fit is left as it is, so that
 * the schema finds the fault and names it.
 */
function readerOf(schema: JsonSchema): (given: unknown) => unknown {
  const alternatives = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  const types = new Set(
    alternatives.flatMap((one) => (typeof one === 'boolean' ? [] : (one.type ?? kindsOfEnum(one)))),
  )
  if (types.has('array')) return listReader(alternatives)
  if (types.has('string') || types.size === 0) return (given) => given
  return (given) => (typeof given === 'string' ? readScalar(given, types) : given)
}

function kindsOfEnum(schema: JsonSchema): string[] {
  return (schema.enum ?? []).map((value) => typeof value)
}

function listReader(alternatives: readonly (JsonSchema | boolean)[]): (given: unknown) => unknown {
  const list = alternatives.find((one): one is JsonSchema => typeof one === 'object' && one.type === 'array')
  const items = typeof list?.items === 'object' && !Array.isArray(list.items) ? list.items : {}
  const readItem = readerOf(items)
  return (given) => (Array.isArray(given) ? given : [given]).map(readItem)
}

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/

function readScalar(text: string, types: ReadonlySet<string>): unknown {
  if ((types.has('number') || types.has('integer')) && NUMBER.test(text)) return Number(text)
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (types.has('object')) return readObject(text)
  return text
}

function readObject(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
