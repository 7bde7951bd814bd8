import { type Table, readTable } from '@passerelle/domain/shared/tables/reading'

const ADDRESS = /^data:[^,]{0,200};base64,/

/**
 * A table as it travels: as text, or, when its encoding has to be found out, as a data address with its bytes
 * (`data:text/csv;base64,…`, which is what browsers make of a file).
 */
export function tableOf(file: string): Table {
  return readTable(sentFile(file))
}

/** A file as it travels: its text, or the bytes of a data address. */
export function sentFile(file: string): string | Uint8Array {
  const head = ADDRESS.exec(file)
  return head ? Buffer.from(file.slice(head[0].length), 'base64') : file
}
