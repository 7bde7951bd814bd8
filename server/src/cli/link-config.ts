import { readFileSync } from 'node:fs'
import type { LinkConfig } from '@passerelle/matching/node/link-files'
import { z } from 'zod'
import { UsageError } from './usage.ts'

const name = z.string().min(1)

/** The file that says how a table is linked. Unknown words are refused: a misspelt setting would silently not hold. */
const shape = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        column: name,
        kind: z.enum(['name', 'text', 'code', 'date', 'number', 'category']),
      }),
    )
    .min(1),
  id: name.optional(),
  truth: name.optional(),
  betweenFiles: z.boolean().optional(),
  oneToOne: z.boolean().optional(),
  swapped: z.array(z.tuple([name, name])).optional(),
  rules: z.array(z.array(name).min(1)).optional(),
  dividers: z.array(name).optional(),
  largestBlock: z.int().min(2).max(5000).optional(),
  pairsPerRecord: z.number().positive().max(100).optional(),
  rarity: z.number().min(0).max(1).optional(),
  pairAt: z.number().optional(),
  mergeAt: z.number().optional(),
  sameNames: z.array(z.array(name).min(2)).optional(),
  seed: z.int().optional(),
})

const example =
  '{"fields": [{"column": "given", "kind": "name"}, {"column": "family", "kind": "name"}, {"column": "birth", "kind": "date"}]}'

/** Reads a configuration; every fault is said with its place and what would be right. */
export function readLinkConfig(path: string): LinkConfig {
  const parsed = shape.safeParse(parse(path))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || path}: ${issue.message}`)
    throw new UsageError(
      [`The configuration ${path} cannot be used:`, ...faults].join('\n'),
      `For instance: ${example}`,
    )
  }
  return withoutUndefined(parsed.data)
}

function withoutUndefined(data: z.output<typeof shape>): LinkConfig {
  const { fields, ...rest } = data
  return { fields, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

function parse(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(
      `There is no configuration ${path}, or it may not be read.`,
      `For instance: ${example}`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new UsageError(
      `${path} is not JSON: ${fault instanceof Error ? fault.message : ''}`,
      `For instance: ${example}`,
    )
  }
}
