const ADDRESS = /^data:[^,]{0,200};base64,/

/** A file as it travels inside a message: as text, or as a data address with its bytes. */
export function fileBytes(file: string): Buffer {
  const head = ADDRESS.exec(file)
  return head ? Buffer.from(file.slice(head[0].length), 'base64') : Buffer.from(file)
}
