import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import {
  downloadDocument,
  listDocuments,
  sign,
  uploadDocument,
} from '@passerelle/domain/shared/documents/contract'
import { largestFile } from '@passerelle/domain/shared/documents/rules'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase } from '../../test/case.ts'
import { organisation, type SignedIn, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { Refusal } from '../engine/problem.ts'
import { folderStore } from './file-store.ts'
import { pictureWalker } from './pictures.ts'
import { documentsTasks } from './reactions.ts'
import { receive } from './receiving.ts'
import { newSealer, openSealed } from './sealed-file.ts'

let app: TestApp
let amal: SignedIn
let elif: SignedIn
let dina: SignedIn
let chen: SignedIn
let record: string

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  elif = await staff(app.house, {
    organisation: harbour,
    role: 'supervisor',
    name: 'Elif',
    clearances: ['health'],
  })
  dina = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Dina' })
  chen = await staff(app.house, { role: 'coordinator', name: 'Chen' })
  record = (await openCase(app, amal)).recordId
})
afterAll(() => app.close())

function part(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(head))
  return Buffer.concat([length, head, sum])
}

/** A picture of paper with so many strokes of ink. */
function png(strokes: number, width = 120, height = 60): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 4))
  for (let at = 0; at < strokes; at += 1)
    rows.set([20, 20, 60, 255], (at % height) * (1 + width * 4) + 1 + 4 * (10 + (at % 80)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', head),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ])
}

/** The bones of a camera's picture: start, size, scan with stuffed bytes and a restart, end. */
function jpeg(scan = 20_000): Buffer {
  const pixels = Buffer.alloc(scan, 0x5a)
  pixels.set([0xff, 0x00, 0x12, 0xff, 0xd0], 100)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1]),
    Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 60, 0, 120, 1, 1, 0x11, 0]),
    Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ])
}

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, '% invented\n')])
const zip = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(26),
  Buffer.from('photo.jpg'),
  randomBytes(5000),
])

interface Sent {
  readonly by?: SignedIn
  readonly kind?: string
  readonly name?: string
  readonly id?: string
  readonly compartment?: string
  readonly operationId?: string
  readonly record?: string
}

async function send(bytes: Buffer, sent: Sent = {}) {
  const {
    by = amal,
    kind = 'photo',
    name = 'picture.png',
    id = newId(),
    compartment,
    operationId = newId(),
  } = sent
  const response = await app.app.inject({
    method: 'POST',
    url: uploadDocument.path.replace(':recordId', sent.record ?? record).replace(':id', id),
    query: { kind, name, ...(compartment ? { compartment } : {}) },
    headers: {
      'content-type': 'application/octet-stream',
      'x-passerelle': '1',
      cookie: `passerelle_session=${by.secret}`,
      'operation-id': operationId,
    },
    payload: bytes,
  })
  return { status: response.statusCode, body: response.json(), id }
}

async function fetchFile(id: string, by: SignedIn = amal, query: Record<string, string> = {}) {
  return app.app.inject({
    method: 'GET',
    url: downloadDocument.path.replace(':id', id),
    query,
    headers: { cookie: `passerelle_session=${by.secret}` },
  })
}

function storedFiles(): string[] {
  const folder = join(app.house.settings.dataFolder, 'files')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}$|incoming./.test(name),
  )
}

describe('a photo', () => {
  it('is taken in, listed, and given back byte for byte to whoever works on the record', async () => {
    const picture = png(200)
    const { status, body, id } = await send(picture, { name: 'صورة \u202Egnp.exe' })
    expect(status).toBe(200)
    expect(body.document).toMatchObject({
      mediaType: 'image/png',
      size: picture.length,
      name: 'صورة gnp.exe.png',
      inline: true,
    })
    const listed = await app.inject(listDocuments, { recordId: record }, { as: amal.secret })
    expect(listed.body.documents.map((one) => one.id)).toContain(id)
    const file = await fetchFile(id)
    expect(file.rawPayload.equals(picture)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''%D8%B5/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'no-store',
    })
    expect((await fetchFile(id, amal, { inline: 'true' })).headers['content-disposition']).toMatch(/^inline;/)
  })

  it('leaves an event when it comes and each time it is opened', async () => {
    const { id } = await send(jpeg())
    await fetchFile(id)
    const { rows } = await app.database.pool.query(
      `select operation, record_id from events where details::jsonb ->> 'document' = $1 order by at`,
      [id],
    )
    expect(rows).toEqual([
      { operation: 'documents.upload', record_id: record },
      { operation: 'documents.download', record_id: record },
    ])
  })

  it('does not exist for a colleague who does not work on the record, nor for another organisation', async () => {
    const { id } = await send(png(50))
    for (const other of [dina, chen]) {
      expect((await fetchFile(id, other)).statusCode).toBe(404)
      expect((await send(png(50), { by: other })).status).toBe(404)
    }
    expect((await fetchFile(id, elif)).statusCode).toBe(200)
  })

  it('is not on the disk in a form that anybody could read, nor twice when it is sent twice', async () => {
    const picture = png(333)
    const before = storedFiles().length
    await send(picture)
    await send(picture)
    expect(storedFiles()).toHaveLength(before + 1)
    const folder = join(app.house.settings.dataFolder, 'files')
    const plain = storedFiles().filter((name) =>
      readFileSync(join(folder, name)).includes(picture.subarray(0, 40)),
    )
    expect(plain).toEqual([])
    expect(
      storedFiles().some((name) => name.includes(createHash('sha256').update(picture).digest('hex'))),
    ).toBe(false)
  })

  it('gets the first answer again when the answer was lost and it is sent once more', async () => {
    const sent = { id: newId(), operationId: newId() }
    const first = await send(png(60), sent)
    const again = await send(png(60), sent)
    expect(again).toEqual(first)
  })
})

describe('what is refused, leaves nothing behind', () => {
  it.each([
    ['a zip that is called a photo', zip, 'photo', 'documents.fault.archive'],
    ['a program', Buffer.from('MZ\x90\x00and so on', 'latin1'), 'other', 'documents.fault.program'],
    ['a PDF where a photo should be', pdf, 'photo', 'documents.fault.another-kind'],
    ['a photo that broke off', png(100).subarray(0, 150), 'photo', 'documents.fault.broken-picture'],
    ['a photo with a byte changed', corrupted(png(100)), 'photo', 'documents.fault.broken-picture'],
    ['a camera picture without its end', jpeg().subarray(0, 9000), 'photo', 'documents.fault.broken-picture'],
    [
      'something that nobody knows',
      Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]),
      'other',
      'documents.fault.unknown',
    ],
    [
      'a picture of a telephone that keeps the place inside',
      Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'),
      'photo',
      'documents.fault.heic',
    ],
    ['nothing', Buffer.alloc(0), 'photo', 'documents.fault.empty'],
  ])('%s', async (_, bytes, kind, code) => {
    const before = storedFiles()
    const { status, body } = await send(bytes, { kind })
    expect(status).toBe(415)
    expect(body.faults).toEqual([expect.objectContaining({ path: 'content', code })])
    expect(storedFiles()).toEqual(before)
  })

  it('a file that is larger than is taken', async () => {
    const before = storedFiles()
    const { status, body } = await send(Buffer.concat([pdf, Buffer.alloc(largestFile)]), { kind: 'letter' })
    expect([status, body.code]).toEqual([413, 'too-large'])
    expect(storedFiles()).toEqual(before)
  })

  it('a wrong kind, a missing name', async () => {
    expect((await send(png(50), { kind: 'zebra' })).body.code).toBe('invalid-input')
    expect((await send(png(50), { name: '' })).body.code).toBe('invalid-input')
  })

  it('anything, when the disk is full: the half file goes, and what lay there stays', async () => {
    const { id } = await send(png(70))
    const store = folderStore(app.house.settings.dataFolder)
    const personKey = randomBytes(32)
    let discarded = false
    const full = {
      ...store,
      begin: async () => ({
        write: async () => {
          throw new Refusal('disk-full')
        },
        keep: async () => {},
        discard: async () => {
          discarded = true
        },
      }),
    }
    await expect(
      receive({ store: full, personKey, kind: 'photo' }, Readable.from([png(70)])),
    ).rejects.toMatchObject({ code: 'disk-full' })
    expect(discarded).toBe(true)
    expect((await fetchFile(id)).statusCode).toBe(200)
  })
})

/** A disk of a megabyte, where the machine lets us have one. */
function smallDisk(): { readonly folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-small-disk-'))
  const remove = () => {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0)
    return { folder, remove }
  remove()
  return undefined
}

it('a disk that fills up in the middle of a file: told so, the half file is gone, the one before is whole', async ({
  skip,
}) => {
  const disk = smallDisk()
  if (!disk) return skip('no file system may be mounted here')
  const store = folderStore(disk.folder)
  const personKey = randomBytes(32)
  const letter = Buffer.concat([pdf, randomBytes(100_000)])
  const kept = await receive({ store, personKey, kind: 'letter' }, Readable.from([letter]))
  const tooMuch = Readable.from([pdf, randomBytes(2_000_000)])
  await expect(receive({ store, personKey, kind: 'letter' }, tooMuch)).rejects.toMatchObject({
    code: 'disk-full',
  })
  expect(readdirSync(join(disk.folder, 'files', 'incoming'))).toEqual([])
  const whole = await store.find(kept.address)
  expect(whole?.size).toBeGreaterThan(letter.length)
  await whole?.close()
  disk.remove()
})

describe('a medical paper', () => {
  it('goes into the health compartment: with the clearance it is filed and opened, without it is neither', async () => {
    expect((await send(pdf, { kind: 'medical', by: amal })).body).toMatchObject({
      code: 'not-allowed',
      reasons: [{ code: 'documents.needs-clearance', values: { compartment: 'health' } }],
    })
    const { body, id } = await send(pdf, { kind: 'medical', by: elif, name: 'report.pdf' })
    expect(body.document.compartment).toBe('health')
    expect((await fetchFile(id, elif)).rawPayload.equals(pdf)).toBe(true)
    expect((await fetchFile(id, elif, { inline: 'true' })).headers['content-disposition']).toMatch(
      /^attachment/,
    )
    expect((await fetchFile(id, amal)).statusCode).toBe(404)
    const seen = await app.inject(listDocuments, { recordId: record }, { as: amal.secret })
    expect(seen.body.documents.map((one) => one.id)).not.toContain(id)
  })
})

describe('a signature', () => {
  const drawn = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`

  it('that was drawn is kept as a file of the record', async () => {
    const answer = await app.inject(
      sign,
      { id: newId(), recordId: record, image: drawn(png(90)) },
      { as: amal.secret },
    )
    expect(answer.body.document).toMatchObject({
      kind: 'signature',
      mediaType: 'image/png',
      name: 'signature.png',
    })
  })

  it.each([
    ['an empty field', drawn(png(0)), 'documents.fault.empty-drawing'],
    ['a single dot', drawn(png(3)), 'documents.fault.empty-drawing'],
    ['a text that is no drawing', 'data:image/png;base64,####', 'documents.not-a-drawing'],
  ])('%s is no signature', async (_, image, code) => {
    const answer = await app.inject(sign, { id: newId(), recordId: record, image }, { as: amal.secret })
    expect(answer.problem.faults).toEqual([expect.objectContaining({ path: 'image', code })])
  })
})

describe('a sealed file', () => {
  const readerOf = (sealed: Buffer) => (at: number, length: number) =>
    Promise.resolve(sealed.subarray(at, at + length))

  async function opened(sealed: Buffer, key: Buffer): Promise<Buffer> {
    const pieces: Uint8Array[] = []
    for await (const piece of openSealed(key, sealed.length, readerOf(sealed))) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  function sealed(plain: Buffer, key: Buffer, step: number): Buffer {
    const sealer = newSealer(key)
    const pieces: Buffer[] = []
    for (let at = 0; at < plain.length; at += step) pieces.push(sealer.push(plain.subarray(at, at + step)))
    return Buffer.concat([...pieces, sealer.end()])
  }

  it('of any length, sent in pieces of any size, opens to what it was, and to nothing else once a byte is changed or the end cut off', async () => {
    const key = randomBytes(32)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(1, 65_535, 65_536, 65_537, 131_072), fc.integer({ min: 1, max: 200_000 })),
        fc.integer({ min: 500, max: 90_000 }),
        fc.nat(),
        async (length, step, where) => {
          const plain = randomBytes(length)
          const file = sealed(plain, key, step)
          expect((await opened(file, key)).equals(plain)).toBe(true)
          const changed = Buffer.from(file)
          changed[where % file.length] = (changed[where % file.length] ?? 0) ^ 1
          await expect(opened(changed, key)).rejects.toThrow()
          await expect(opened(file.subarray(0, file.length - 1 - (where % 17)), key)).rejects.toThrow()
          await expect(opened(file, randomBytes(32))).rejects.toThrow()
        },
      ),
      { numRuns: 25 },
    )
  })

  it('of one letter, cut off to its head, is not taken for an empty one', async () => {
    const key = randomBytes(32)
    const file = sealed(Buffer.from('a'), key, 1)
    await expect(opened(file.subarray(0, file.length - 17), key)).rejects.toThrow('cut off')
  })

  it('cut off between two pieces is not taken for a whole one', async () => {
    const key = randomBytes(32)
    const file = sealed(randomBytes(200_000), key, 65_536)
    await expect(opened(file.subarray(0, 20 + 2 * (65_536 + 16)), key)).rejects.toThrow()
  })
})

describe('pictures, walked through in pieces of any size', () => {
  const webp = () => {
    const body = Buffer.concat([Buffer.from('WEBPVP8 '), Buffer.from([6, 0, 0, 0]), randomBytes(6)])
    const length = Buffer.alloc(4)
    length.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from('RIFF'), length, body])
  }

  it.each([
    ['image/png', png(40)],
    ['image/jpeg', jpeg(3000)],
    ['image/webp', webp()],
  ])('a whole %s is whole, a shorter one is not', (mediaType, picture) => {
    const walked = (bytes: Buffer, step: number) => {
      const walker = pictureWalker(mediaType)!
      for (let at = 0; at < bytes.length; at += step) walker.feed(bytes.subarray(at, at + step))
      return walker.isWhole()
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: picture.length - 1 }),
        (step, cut) => {
          expect(walked(picture, step)).toBe(true)
          expect(walked(picture.subarray(0, picture.length - cut), step)).toBe(false)
        },
      ),
    )
  })

  it('random bytes never make the walk fail, and are never a picture', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('image/png', 'image/jpeg', 'image/webp'),
        fc.uint8Array({ maxLength: 400 }),
        (mediaType, bytes) => {
          const walker = pictureWalker(mediaType)!
          walker.feed(Buffer.from(bytes))
          expect(walker.isWhole()).toBe(false)
        },
      ),
    )
  })
})

it('bytes without a row go after a day; those that a row speaks of stay', async () => {
  const { id } = await send(png(77))
  const store = folderStore(app.house.settings.dataFolder)
  const lost = await receive({ store, personKey: randomBytes(32), kind: 'photo' }, Readable.from([png(78)]))
  const folder = join(app.house.settings.dataFolder, 'files')
  const { utimesSync } = await import('node:fs')
  for (const name of storedFiles()) utimesSync(join(folder, name), 1, 1)
  writeFileSync(join(folder, 'incoming', 'half'), 'x')
  await documentsTasks['documents.sweep']!(app.house, {}, { id: '1', attempt: 1 })
  expect(await store.find(lost.address)).toBeUndefined()
  expect((await fetchFile(id)).statusCode).toBe(200)
  expect(existsSync(join(folder, 'incoming', 'half'))).toBe(true)
})

function corrupted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy[60] = (copy[60] ?? 0) ^ 0x20
  return copy
}
