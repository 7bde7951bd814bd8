import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generate } from './lib/generate.mjs'
import { generators } from './lib/generators.mjs'
import { inRoot, root } from './lib/project.mjs'

let folder
let generator
beforeAll(() => {
  mkdirSync(inRoot('.cache'), { recursive: true })
  folder = mkdtempSync(inRoot('.cache/generate-test-'))
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'out', 'list.txt'), 'Amal\nBruno\n')
  generator = writeGenerator(
    'list.mjs',
    "writeFileSync(new URL('out/list.txt', import.meta.url), 'Amal\\nBruno\\n')",
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function writeGenerator(name, body) {
  writeFileSync(join(folder, name), `import { writeFileSync } from 'node:fs'\n${body}\n`)
  return { name, command: relative(root, join(folder, name)), outputs: [relative(root, join(folder, 'out'))] }
}

it('every generator is named once and its command exists', () => {
  expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length)
  expect(generators.filter(({ command }) => !existsSync(inRoot(command)))).toEqual([])
})

it('a file that agrees with its sources passes', async () => {
  expect(await generate(generator, { keep: true })).toEqual({ count: 1, changed: [], failure: undefined })
})

it('a file edited by hand is found by the check, which leaves it alone; writing mends it', async () => {
  const file = join(folder, 'out', 'list.txt')
  writeFileSync(file, 'Amal\n')
  expect((await generate(generator, { keep: true })).changed).toEqual([relative(root, file)])
  expect(readFileSync(file, 'utf8')).toBe('Amal\n')
  await generate(generator, { keep: false })
  expect(readFileSync(file, 'utf8')).toBe('Amal\nBruno\n')
})

it('a file that a generator has begun to write is missing from the repository: the check says so', async () => {
  const more = writeGenerator('more.mjs', "writeFileSync(new URL('out/more.txt', import.meta.url), 'Chen')")
  expect((await generate(more, { keep: true })).changed).toEqual([`${more.outputs[0]}/more.txt`])
  expect(existsSync(join(folder, 'out', 'more.txt'))).toBe(false)
})

it('a generator that breaks says why', async () => {
  const broken = writeGenerator('broken.mjs', "throw new Error('the contracts do not load')")
  expect((await generate(broken, { keep: true })).failure).toContain('the contracts do not load')
})
