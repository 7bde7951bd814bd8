import type { Contract } from '@passerelle/domain/kernel/contract'
import { PROBLEMS } from '@passerelle/domain/shared/problems/catalogue'
import { z } from 'zod'
import about from '../../package.json' with { type: 'json' }
import { type Json, type Place, isObject, newSharing } from './openapi-sharing.ts'

/** The published interface, OpenAPI 3.1, as the contracts say it, by name. */
export function openApiDocument(contracts: readonly Contract[]): Json {
  const inOrder = contracts.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const schemas = new Map<string, Json>([['problem', PROBLEM]])
  const sharing = newSharing(schemas)
  pathsOf(inOrder, { place: sharing.count, schemas })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Passerelle',
      version: about.version,
      summary: 'The interface that the pages use, open to programs of partners under the same rules.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(inOrder.map(nounOf))].map((name) => ({ name })),
    paths: pathsOf(inOrder, { place: sharing.place, schemas }),
    components: {
      // Read last: placing the paths fills it.
      schemas: Object.fromEntries(schemas),
      securitySchemes: SECURITY,
      responses: { problem: PROBLEM_RESPONSE },
      parameters: PARAMETERS,
    },
  }
}

interface Telling {
  readonly place: Place
  /** Shapes that are told under a name of their own. */
  readonly schemas: Map<string, Json>
}

function pathsOf(contracts: readonly Contract[], telling: Telling): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:([A-Za-z]\w*)/g, '{$1}')
    const methods = (paths[path] ??= {})
    methods[contract.method.toLowerCase()] = describe(contract, telling)
  }
  return paths
}

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457. The code is stable; the sentence is in the language of the request.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { enum: Object.keys(PROBLEMS) },
    instance: { type: 'string', format: 'uri' },
    values: { type: 'object' },
    reasons: { type: 'array', items: reasonSchema([]) },
    faults: { type: 'array', items: reasonSchema(['path']) },
  },
}

function reasonSchema(more: readonly string[]): Json {
  const texts = ['code', ...more].map((name) => [name, { type: 'string' }])
  return {
    type: 'object',
    required: ['code', ...more],
    properties: { ...Object.fromEntries(texts), values: { type: 'object' } },
  }
}

const PROBLEM_RESPONSE: Json = {
  description: 'Refused, or failed. Nothing was changed.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
}

const SECURITY: Json = {
  session: { type: 'apiKey', in: 'cookie', name: 'passerelle_session' },
  token: { type: 'http', scheme: 'bearer' },
}

const PARAMETERS: Json = {
  'operation-id': {
    name: 'operation-id',
    in: 'header',
    description:
      'Made by the caller (UUIDv7). The same id again is the same act: it gets the first answer and does nothing twice.',
    schema: { type: 'string', format: 'uuid' },
  },
  'x-passerelle': {
    name: 'x-passerelle',
    in: 'header',
    description:
      'Always 1; needed with the cookie, not with a token. Shows that no other site sent the request.',
    schema: { const: '1' },
  },
}

function nounOf(contract: Contract): string {
  return contract.name.split('.')[0] ?? contract.name
}

function describe(contract: Contract, telling: Telling): Json {
  const { place } = telling
  const input = schemaOf(contract.input, 'input', `${contract.name}.input`, telling)
  const inPath = [...contract.path.matchAll(/:([A-Za-z]\w*)/g)].map((match) => match[1] ?? '')
  const isPost = contract.method === 'POST'
  const parameters = fieldParameters(contract, input, inPath, place)
  return {
    operationId: contract.name,
    tags: [nounOf(contract)],
    summary: contract.about,
    ...(contract.roles ? { description: `For: ${contract.roles.join(', ')}.` } : {}),
    security: contract.door === 'signed-in' ? [{ session: [] }, { token: [] }] : [],
    parameters: isPost ? [...parameters, ...headers()] : parameters,
    ...(isPost ? { requestBody: bodyOf(contract, without(input, inPath), place) } : {}),
    responses: {
      200: { description: 'Done.', content: answerOf(contract, telling) },
      default: { $ref: '#/components/responses/problem' },
    },
  }
}

function headers(): Json[] {
  return Object.keys(PARAMETERS).map((name) => ({ $ref: `#/components/parameters/${name}` }))
}

function answerOf(contract: Contract, telling: Telling): Json {
  if (contract.bytes === 'out') return { 'application/octet-stream': {} }
  const name = `${contract.name}.output`
  const schema = telling.place(schemaOf(contract.output, 'output', name, telling), name)
  return { 'application/json': { schema } }
}

function bodyOf(contract: Contract, input: Json, place: Place): Json {
  if (contract.bytes === 'in') return { required: true, content: { 'application/octet-stream': {} } }
  const schema = place(input, `${contract.name}.input`)
  return { required: true, content: { 'application/json': { schema } } }
}

function fieldParameters(contract: Contract, input: Json, inPath: readonly string[], place: Place): Json[] {
  const required = listOf(input['required'])
  const inQuery = contract.method === 'GET' || contract.bytes === 'in'
  return Object.entries(objectOf(input['properties'])).flatMap(([name, field]): Json[] => {
    if (!inQuery && !inPath.includes(name)) return []
    const schema = place(objectOf(field), `${contract.name}.input.${name}`)
    if (inPath.includes(name)) return [{ name, in: 'path', required: true, schema }]
    return [{ name, in: 'query', required: required.includes(name), schema }]
  })
}

function without(schema: Json, names: readonly string[]): Json {
  const properties = Object.entries(objectOf(schema['properties'])).filter(([name]) => !names.includes(name))
  if (names.length === 0 || !schema['properties']) return schema
  const required = listOf(schema['required']).filter((name) => !names.includes(name))
  const { required: _, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(properties), ...(required.length > 0 ? { required } : {}) }
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** A zod schema as JSON Schema; a shape that holds itself moves to where a document of this kind keeps shapes. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, telling: Telling): Json {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const rename = (ref: string) =>
    ref === '#' ? `#/components/schemas/${name}` : ref.replace('#/$defs/', `#/components/schemas/${name}.`)
  const moved = objectOf(moveReferences({ ...own }, rename))
  for (const [part, definition] of Object.entries($defs ?? {}))
    telling.schemas.set(`${name}.${part}`, objectOf(moveReferences(definition, rename)))
  if (JSON.stringify(own).includes('"$ref":"#"')) telling.schemas.set(name, moved)
  return moved
}

function moveReferences(node: unknown, rename: (ref: string) => string): unknown {
  if (Array.isArray(node)) return node.map((one) => moveReferences(one, rename))
  if (!isObject(node)) return node
  const entries = Object.entries(node).map(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [key, rename(value)] : [key, moveReferences(value, rename)],
  )
  return Object.fromEntries(entries)
}
