import { z } from 'zod'
import { isDay } from './day.ts'
import { lengthOf, tidyLine, tidyText, turnsDirection } from './text.ts'

/** Names are kept to this many characters; longer ones are refused with a word, never cut in silence. */
export const longestName = 500

const straight = (text: string) => !turnsDirection(text)

/** One line that a person typed: tidied, not empty, no longer than `most`, never turning the direction of reading. */
export function line(most = longestName) {
  return z
    .string()
    .max(most * 4)
    .refine(straight, { error: 'text.turns-direction' })
    .overwrite(tidyLine)
    .refine((text) => lengthOf(text) <= most, { error: 'text.too-long' })
    .refine((text) => text.length > 0, { error: 'text.empty' })
}

/** Several lines that a person typed. */
export function paragraph(most = 5000) {
  return z
    .string()
    .max(most * 4)
    .refine(straight, { error: 'text.turns-direction' })
    .overwrite(tidyText)
    .refine((text) => lengthOf(text) <= most, { error: 'text.too-long' })
    .refine((text) => text.length > 0, { error: 'text.empty' })
}

export const id = z.uuid()

export const day = z.string().refine(isDay, { error: 'day.unreal' }).meta({ format: 'date' })

export const moment = z.iso.datetime()

/** ISO 3166-1 alpha-3 and the codes of travel documents for people without a country. */
export const country = z.string().regex(/^[A-Z]{3}$/)

/** ISO 639-3. */
export const language = z.string().regex(/^[a-z]{3}$/)

export const reason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
