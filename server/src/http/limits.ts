const MEGABYTE = 1024 * 1024

/** What a form that people fill in by hand never reaches. */
export const ORDINARY_BODY = MEGABYTE

/** Tables that are read row by row, and drawings, travel inside the body. */
const LARGER: Readonly<Record<string, number>> = {
  'places.import': 32 * MEGABYTE,
  'services.import': 32 * MEGABYTE,
  'documents.sign': 2 * MEGABYTE,
  'screening.import': 88 * MEGABYTE,
  'screening.reply': 9 * MEGABYTE,
}

export function bodyLimitOf(operation: string): number {
  return LARGER[operation] ?? ORDINARY_BODY
}
