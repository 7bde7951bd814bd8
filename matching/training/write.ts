import { writeFileSync } from 'node:fs'
import type { PackedTable } from '../src/scripts/packed.ts'

const tables = new URL('../src/scripts/tables/', import.meta.url)

/** One module a table. What it was learned from stands above it. */
export function writeTable(name: string, source: string, table: PackedTable): number {
  const text = `import type { PackedTable } from '../packed.ts'

/** ${source} Written by \`matching/training/train.ts\`. */
export const ${name}: PackedTable = {
  letters: ${quoted(table.letters)},
  chunks: '${table.chunks}',
  contexts: ${table.contexts},
  rows: '${table.rows}',
}
`
  return writeModule(name, text)
}

export function writeText(name: string, source: string, value: string): number {
  return writeModule(
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    `/** ${source} Written by \`matching/training/train.ts\`. */\nexport const ${name} =\n  '${value}'\n`,
  )
}

function writeModule(file: string, text: string): number {
  writeFileSync(new URL(`${file}.ts`, tables), text)
  return Buffer.byteLength(text)
}

/** The quotes that the layout of this project wants. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`
}
