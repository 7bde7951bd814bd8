import { asProblem } from '../../app/problem.ts'

export const mostBytes = 8 * 1_048_576

/** Neither empty nor larger than the server takes. */
export function isImportable({ size }: File): boolean {
  return size > 0 && size <= mostBytes
}

/** The bytes as a data address, so that the server finds out the encoding. */
export function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(asProblem(reader.error))
    reader.readAsDataURL(file)
  })
}
