import { crc32, deflateSync } from 'node:zlib'

function part(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(head))
  return Buffer.concat([length, head, sum])
}

/** A signature as a page sends it: a small picture with enough strokes of ink. */
export function signature(width = 120, height = 60): string {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const line = 1 + width * 4
  const rows = Buffer.alloc(height * line)
  for (let at = 0; at < 90; at += 1) rows.set([20, 20, 60, 255], (at % height) * line + 1 + 4 * (10 + at))
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', head),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}
