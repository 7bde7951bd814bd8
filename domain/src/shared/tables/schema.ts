import { z } from 'zod'
import { type ImportReport, reportLevels } from './report.ts'

export const reportLine = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  level: z.enum(reportLevels),
  code: z.string(),
  value: z.string().nullable(),
  remedy: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})

export const importReport = z.object({
  rows: z.number().int(),
  counts: z.record(z.enum(reportLevels), z.number().int()),
  lines: z.array(reportLine),
}) satisfies z.ZodType<ImportReport>
