import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orientationOf } from './orientation.ts'
import { pictureWalker } from './pictures.ts'

// Yusuf photographs a paper with his telephone. The telephone writes where he stood, when, and whose telephone it is.

const told = 'GPS 32.5514 N 35.8515 E; Yusuf’s phone; 2026-11-02 08:15'

function segment(code: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** EXIF as telephones write it, in either order of bytes: a maker, the orientation, and the place behind them. */
function exif(turn: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(isLittle ? 'II' : 'MM')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [at, tag, type, count] of [
    [10, 0x010f, 2, 4],
    [22, 0x0112, 3, 1],
  ] as const) {
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
  }
  short(turn, 30)
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(told)])
}

const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])
const jfif = segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1'))
const colours = segment(0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001sRGB', 'latin1'))
const frame = segment(0xc0, Buffer.from([8, 0, 60, 0, 120, 1, 1, 0x11, 0]))
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78, 0x9a]),
])

function photograph(turn: number, isLittle = false): Buffer {
  return Buffer.concat([
    start,
    jfif,
    segment(0xe1, exif(turn, isLittle)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${told}`)),
    colours,
    segment(0xed, Buffer.from(told)),
    segment(0xfe, Buffer.from(told)),
    frame,
    scan,
    end,
    Buffer.from(`PK\u0003\u0004${told}`),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(head))
  return Buffer.concat([length, head, sum])
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const header = chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 1, 2])))
const closing = chunk('IEND', Buffer.alloc(0))
const screenshot = Buffer.concat([
  signature,
  header,
  chunk('tEXt', Buffer.from(`Comment\0${told}`)),
  chunk('eXIf', Buffer.from(told)),
  pixels,
  chunk('tIME', Buffer.from([7, 234, 11, 2, 8, 15, 0])),
  closing,
  Buffer.from(told),
])

function riff(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

function webp(flags: number, ...parts: readonly Buffer[]): Buffer {
  const body = [
    riff('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 0, 0, 0])),
    riff('VP8 ', Buffer.alloc(11, 7)),
  ]
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...body, ...parts]))
}

/** The picture as it is kept, when it arrives in pieces of this size. */
function kept(mediaType: string, picture: Buffer, step = picture.length): Buffer {
  const walker = pictureWalker(mediaType)
  if (!walker) throw new Error(`no walk for ${mediaType}`)
  const pieces: Buffer[] = []
  for (let at = 0; at < picture.length; at += step) pieces.push(walker.feed(picture.subarray(at, at + step)))
  expect(walker.isWhole()).toBe(true)
  return Buffer.concat(pieces)
}

describe('what a telephone writes beside a photo does not stay', () => {
  it('of a JPEG: neither place, comment nor what hangs behind it; frame, colours and pixels as they were', () => {
    expect(kept('image/jpeg', photograph(1))).toEqual(Buffer.concat([start, jfif, colours, frame, scan, end]))
  })

  it.each([
    [6, true],
    [8, false],
  ])('a JPEG that was held another way (%i, little-endian: %s) still says which', (turn, isLittle) => {
    const picture = kept('image/jpeg', photograph(turn, isLittle))
    expect(picture.includes('GPS')).toBe(false)
    const at = picture.indexOf('Exif')
    expect(orientationOf(picture.subarray(at))).toBe(turn)
    expect(kept('image/jpeg', picture)).toEqual(picture)
  })

  it('of a PNG: neither text, EXIF, hour nor what hangs behind it', () => {
    expect(kept('image/png', screenshot)).toEqual(Buffer.concat([signature, header, pixels, closing]))
  })

  it('of a WebP: it is blotted out, and the head no longer speaks of it', () => {
    const picture = webp(0x0c, riff('EXIF', Buffer.from(told)), riff('XMP ', Buffer.from(told)))
    const blank = Buffer.alloc(Buffer.byteLength(told))
    expect(kept('image/webp', picture)).toEqual(webp(0, riff('JUNK', blank), riff('JUNK', blank)))
  })

  it('however the pieces are cut in which it arrives', () => {
    const pictures = [
      ['image/jpeg', photograph(6)],
      ['image/png', screenshot],
      ['image/webp', webp(0x3c, riff('EXIF', Buffer.from(told)))],
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.integer({ min: 1, max: 400 }),
        ([mediaType, picture], step) => {
          const cut = kept(mediaType, picture, step)
          expect(cut).toEqual(kept(mediaType, picture))
          expect(cut.includes('GPS')).toBe(false)
        },
      ),
    )
  })

  it('nonsense in the place of EXIF is left out and breaks nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const part = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(bytes)])
        const picture = Buffer.concat([start, segment(0xe1, part), frame, scan, end])
        expect(kept('image/jpeg', picture).length).toBeLessThanOrEqual(
          start.length + 36 + frame.length + scan.length + 2,
        )
      }),
    )
  })
})
