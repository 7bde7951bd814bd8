import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { file } from '@passerelle/domain/shared/documents/contract'
import type { Contract } from '@passerelle/domain/kernel/contract'
import { z } from 'zod'
import { upload } from '../documents/routes.ts'
import { newId } from '../engine/ids.ts'
import type { Operation } from '../engine/operation.ts'
import { inputReader } from '../http/input.ts'
import { type Command, type Errand, type Given, type Option, type Outcome, textOf } from './command.ts'
import { asLines } from './showing.ts'
import { UsageError } from './usage.ts'

/** Makes a command of an operation: its fields become options, its answer lines. */
export function commandOf(operation: Operation): Command {
  const { contract } = operation
  const [noun = '', verb = ''] = contract.name.split('.')
  const fields = fieldsOf(contract)
  const options = Object.fromEntries(fields.map((field) => [kebab(field.name), field.option]))
  return {
    noun,
    verb,
    about: contract.about,
    options: { ...options, ...filesOf(contract) },
    examples: [exampleOf(contract, fields)],
    run: (errand) => run(operation, fields, errand),
  }
}

interface Field {
  readonly name: string
  readonly option: Option
  readonly required: boolean
  /** Makes what stands for a field that was not given. */
  readonly otherwise?: () => unknown
}

function fieldsOf(contract: Contract): readonly Field[] {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const shape = typeof property === 'boolean' ? {} : property
    const otherwise = makesId(contract, name) ? newId : elseOf(shape)
    const isNeeded = required.has(name) && otherwise === undefined
    const about = [shape.description, isNeeded ? 'needed' : undefined, choicesOf(shape)]
      .filter(Boolean)
      .join('; ')
    const option: Option = {
      type: 'string',
      value: valueOf(shape),
      about,
      ...(shape.type === 'array' ? { multiple: true } : {}),
    }
    return { name, option, required: isNeeded, ...(required.has(name) && otherwise ? { otherwise } : {}) }
  })
}

/** Whoever makes something new need not think of an id for it. */
function makesId({ method, path }: Contract, name: string): boolean {
  return method === 'POST' && name === 'id' && !path.includes(':id')
}

/** A list may be empty, and what may be nothing is nothing, unless somebody says otherwise. */
function elseOf(shape: Shape): (() => unknown) | undefined {
  if (shape.type === 'array') return () => []
  const mayBeNull = (shape.anyOf ?? []).some((one) => typeof one === 'object' && one.type === 'null')
  return mayBeNull ? () => null : undefined
}

type Shape = z.core.JSONSchema.BaseSchema

function choicesOf(shape: Shape): string | undefined {
  const choices =
    shape.enum ??
    (typeof shape.items === 'object' && !Array.isArray(shape.items) ? shape.items.enum : undefined)
  return choices && choices.length <= 12 ? choices.join(' | ') : undefined
}

function valueOf(shape: Shape): string {
  if (shape.format === 'uuid') return 'ID'
  if (shape.format === 'date') return 'DAY'
  if (shape.type === 'integer' || shape.type === 'number') return 'NUMBER'
  if (shape.type === 'boolean') return 'true|false'
  return shape.type === 'object' || shape.type === 'array' ? 'JSON' : 'TEXT'
}

function filesOf({ bytes }: Contract): Readonly<Record<string, Option>> {
  if (bytes === 'out')
    return { out: { type: 'string', value: 'FILE', about: 'where to write it; - is the terminal' } }
  return bytes === 'in' ? { from: { type: 'string', value: 'FILE', about: 'the file to send' } } : {}
}

function exampleOf({ name, door }: Contract, fields: readonly Field[]): string {
  const needed = fields
    .filter((field) => field.required)
    .map((field) => `--${kebab(field.name)} ${field.option.value ?? ''}`)
  return [
    'passerelle',
    ...name.split('.'),
    ...needed,
    ...(door === 'signed-in' ? ['--as amal@harbour.example'] : []),
  ].join(' ')
}

async function run(operation: Operation, fields: readonly Field[], errand: Errand): Promise<Outcome> {
  const { contract } = operation
  const input = await inputOf(contract, fields, errand.given)
  const secret = contract.door === 'signed-in' ? await errand.actAs() : null
  const call = { secret, operationId: newId(), input, origin: 'command line', device: 'command line' }
  if (contract.bytes === 'in')
    return shown(await upload(errand.house, call, createReadStream(sourceOf(errand.given))))
  const { body } = await operation.perform(errand.house, call)
  return contract.bytes === 'out' ? save(file.parse(body), textOf(errand.given, 'out')) : shown(body)
}

function shown(body: unknown): Outcome {
  return { text: asLines(body), json: body }
}

function sourceOf(given: Given): string {
  const path = textOf(given, 'from')
  if (path === undefined) throw new UsageError('Which file is to be sent?', 'Add --from FILE')
  return path
}

async function save(answer: z.output<typeof file>, out = answer.name): Promise<Outcome> {
  const pieces: Uint8Array[] = []
  for await (const piece of answer.content) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (out === '-')
    return { text: bytes.toString('utf8'), json: { name: answer.name, base64: bytes.toString('base64') } }
  // What lies there already is not overwritten.
  await writeFile(out, bytes, { flag: 'wx', mode: 0o600 })
  return { text: `${out} (${bytes.length} bytes)`, json: { file: out, size: bytes.length } }
}

/** Texts as they were typed become what the schema says; `@file` stands for what is in the file. */
async function inputOf(
  contract: Contract,
  fields: readonly Field[],
  given: Given,
): Promise<Readonly<Record<string, unknown>>> {
  const texts: Record<string, unknown> = {}
  const others: Record<string, unknown> = {}
  for (const { name, otherwise } of fields) {
    const value = given[kebab(name)]
    if (Array.isArray(value)) texts[name] = await Promise.all(value.map(contentsOf))
    else if (value !== undefined) texts[name] = await contentsOf(value)
    else if (otherwise) others[name] = otherwise()
  }
  return {
    ...others,
    ...inputReader({ ...contract, method: 'GET' })({ params: {}, query: texts, body: undefined }),
  }
}

async function contentsOf(value: unknown): Promise<unknown> {
  return typeof value === 'string' && value.startsWith('@') ? readFile(value.slice(1), 'utf8') : value
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
