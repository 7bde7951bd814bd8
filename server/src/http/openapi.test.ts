import { contract } from '@passerelle/domain/kernel/contract'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '../operations.ts'
import { openApiDocument } from './openapi.ts'

interface Branch {
  readonly name: string
  readonly below: readonly Branch[]
}

const branch: z.ZodType<Branch> = z.object({ name: z.string(), below: z.lazy(() => z.array(branch)) })

const tree = contract({
  name: 'trees.grow',
  method: 'POST',
  path: '/api/trees/:id/branches/:branch',
  door: 'signed-in',
  roles: ['supervisor'],
  about: 'Grows.',
  input: z.object({ id: z.uuid(), branch: z.uuid(), twig: branch, note: z.string().optional() }),
  output: z.object({ tree: branch }),
})

const leaves = contract({
  name: 'trees.leaves',
  method: 'GET',
  path: '/api/trees/:id/leaves',
  door: 'anyone',
  about: 'Leaves of a tree.',
  input: z.object({
    id: z.uuid(),
    colours: z.array(z.enum(['green', 'red'])).optional(),
    limit: z.int().default(50),
  }),
  output: z.object({ leaves: z.array(z.string()) }),
})

const bark = contract({ ...leaves, name: 'trees.bark', path: '/api/trees/:id/bark', bytes: 'out' })
const graft = contract({ ...tree, name: 'trees.graft', path: '/api/trees/:id/graft/:branch', bytes: 'in' })

const garden = [tree, leaves, bark, graft]

// What the document says, read the way a program of a partner reads it.
const read = (document: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (node, key) => Object.entries(Object(node)).find(([name]) => name === key)?.[1],
    document,
  )

it('the published interface is a valid OpenAPI 3.1 document', async () => {
  for (const contracts of [garden, operations.map((operation) => operation.contract)]) {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument(contracts))))
    expect(result).toEqual({ valid: true })
  }
})

it('fields in the path are parameters and no longer part of the body', () => {
  const grow = read(openApiDocument(garden), 'paths', '/api/trees/{id}/branches/{branch}', 'post')
  expect(read(grow, 'parameters')).toMatchObject([
    { name: 'id', in: 'path', required: true },
    { name: 'branch', in: 'path', required: true },
    { $ref: '#/components/parameters/operation-id' },
    { $ref: '#/components/parameters/x-passerelle' },
  ])
  const body = read(grow, 'requestBody', 'content', 'application/json', 'schema')
  expect([Object.keys(Object(read(body, 'properties'))), read(body, 'required')]).toEqual([
    ['twig', 'note'],
    ['twig'],
  ])
})

it('a question carries its fields in the query, and says which have to be there', () => {
  expect(read(openApiDocument(garden), 'paths', '/api/trees/{id}/leaves', 'get', 'parameters')).toMatchObject(
    [
      { name: 'id', in: 'path', required: true },
      { name: 'colours', in: 'query', required: false },
      { name: 'limit', in: 'query', required: false },
    ],
  )
})

it('a shape that holds itself is told once, and every reference finds it', () => {
  const document = openApiDocument(garden)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
  expect(references.some((path) => path.startsWith('components/schemas/trees.grow'))).toBe(true)
  for (const path of references) expect(read(document, ...path.split('/')), path).toBeDefined()
})

it('files travel as bytes, in and out', () => {
  const document = openApiDocument(garden)
  const out = read(document, 'paths', '/api/trees/{id}/bark', 'get', 'responses', '200', 'content')
  const into = read(document, 'paths', '/api/trees/{id}/graft/{branch}', 'post', 'requestBody', 'content')
  expect([Object.keys(Object(out)), Object.keys(Object(into))]).toEqual([
    ['application/octet-stream'],
    ['application/octet-stream'],
  ])
})

it('what needs no session says so, and what needs one takes cookie or token', () => {
  const document = openApiDocument(garden)
  expect([
    read(document, 'paths', '/api/trees/{id}/leaves', 'get', 'security'),
    read(document, 'paths', '/api/trees/{id}/branches/{branch}', 'post', 'security'),
  ]).toEqual([[], [{ session: [] }, { token: [] }]])
})
