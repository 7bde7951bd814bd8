// Of all that a camera writes beside a picture (EXIF 2.32), only which way up it was held is kept.

const EXIF = 'Exif\0\0'
const TAG = 0x0112
const SHORT = 3
const ENTRY = 12

/** 2 to 8 when the picture must be turned or mirrored to be looked at; undefined when it stands as it is. */
export function orientationOf(part: Buffer): number | undefined {
  if (part.toString('latin1', 0, EXIF.length) !== EXIF) return undefined
  const tiff = part.subarray(EXIF.length)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const long = (at: number) =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  const list = long(4)
  const entries = Array.from({ length: short(list) }, (_, n) => list + 2 + n * ENTRY)
  const entry = entries.find((at) => short(at) === TAG && short(at + 2) === SHORT)
  const turn = entry === undefined ? 1 : short(entry + 8)
  return turn >= 2 && turn <= 8 ? turn : undefined
}

/** The smallest part of a JPEG that says so, and nothing else. */
export function orientationPart(turn: number): Buffer {
  const part = Buffer.alloc(36)
  part.set([0xff, 0xe1, 0, 34])
  part.write(`${EXIF}MM`, 4, 'latin1')
  part.writeUInt16BE(42, 12)
  part.writeUInt32BE(8, 14)
  part.writeUInt16BE(1, 18)
  part.writeUInt16BE(TAG, 20)
  part.writeUInt16BE(SHORT, 22)
  part.writeUInt32BE(1, 24)
  part.writeUInt16BE(turn, 28)
  return part
}
