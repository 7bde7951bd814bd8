/** Marks that a terminal would act upon: what people typed into the program is shown, never obeyed. */
const controls = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu

export function harmless(text: string): string {
  return text.replace(/\r?\n/g, ' ⏎ ').replace(controls, '\uFFFD')
}

/** Data as lines that people read: names and values, lists with dashes. */
export function asLines(value: unknown, depth = 0): string {
  const indent = '  '.repeat(depth)
  if (Array.isArray(value)) {
    return value.length === 0
      ? `${indent}–`
      : value.map((item) => `${indent}- ${asLines(item, depth + 1).trimStart()}`).join('\n')
  }
  if (typeof value !== 'object' || value === null) return `${indent}${scalar(value)}`
  return Object.entries(value)
    .map(([name, inner]) => {
      if (isPlain(inner)) return `${indent}${name}: ${scalar(inner)}`
      return `${indent}${name}:\n${asLines(inner, depth + 1)}`
    })
    .join('\n')
}

function isPlain(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
  )
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((item) => scalar(item)).join(', ')
  return harmless(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Two columns, the first as wide as its longest entry. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n')
}
