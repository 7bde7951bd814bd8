import type { Fault } from '@passerelle/domain/kernel/reason'
import type { z } from 'zod'

/** Turns what the schema found into faults with word keys: which field, what is wrong, what would be right. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues
    .flatMap(nearest)
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('.'), ...faultOf(issue) }))
}

/** Where several shapes are possible, what keeps the input from the shape it is nearest to. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [best] = issue.errors.toSorted((one, other) => one.length - other.length)
  if (!best || best.length === 0) return [issue]
  return best.flatMap(nearest).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** A schema may name the fault itself, by a word key; else its kind says it. */
function faultOf(issue: z.core.$ZodIssue): Omit<Fault, 'path'> {
  return WORD_KEY.test(issue.message) ? { code: issue.message } : faultOfKind(issue)
}

const WORD_KEY = /^[a-z-]+(\.[a-z-]+)+$/

function faultOfKind(issue: z.core.$ZodIssue): Omit<Fault, 'path'> {
  switch (issue.code) {
    case 'too_small':
      return { code: `faults.too-small.${measureOf(issue.origin)}`, values: { least: Number(issue.minimum) } }
    case 'too_big':
      return { code: `faults.too-big.${measureOf(issue.origin)}`, values: { most: Number(issue.maximum) } }
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'faults.missing' }
        : { code: 'faults.wrong-type', values: { expected: issue.expected } }
    case 'invalid_value':
      return { code: issue.input === undefined ? 'faults.missing' : 'faults.not-in-list' }
    case 'invalid_format':
      return { code: `faults.format.${FORMATS.has(issue.format) ? issue.format : 'other'}` }
    case 'unrecognized_keys':
      return {
        code: 'faults.unknown-field',
        values: { fields: issue.keys.slice(0, 5).join(', ').slice(0, 200) },
      }
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return { code: 'faults.not-accepted' }
  }
}

function measureOf(origin: string): string {
  if (origin === 'string') return 'string'
  return origin === 'array' || origin === 'set' ? 'array' : 'number'
}

const FORMATS = new Set(['uuid', 'email', 'datetime', 'date'])
