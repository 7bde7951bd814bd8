import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from './lib/project.mjs'
import { bin, capture } from './lib/run.mjs'

// The house in small, with a fault planted in each place and, beside it, the nearest thing that is allowed.
const planted = [
  ['domain/src/kernel/a.ts', "import '../shared/people/rules.ts'", 'no-restricted-imports'],
  ['domain/src/kernel/b.ts', "import 'node:fs'", 'no-restricted-imports'],
  ['domain/src/shared/people/a.ts', "import '../../programmes/movements/rules.ts'", 'no-restricted-imports'],
  ['domain/src/shared/people/b.ts', "import '@passerelle/server/http/app'", 'no-restricted-imports'],
  ['domain/src/programmes/movements/a.ts', "import '../health/rules.ts'", 'no-restricted-imports'],
  ['domain/src/shared/people/c.ts', 'export const now = Date.now()', 'no-restricted-globals'],
  ['matching/src/a.ts', 'export const now = new Date()', 'no-restricted-globals'],
  ['server/src/people/a.ts', "import '@passerelle/web/app/api'", 'no-restricted-imports'],
  ['server/src/people/operations.ts', "import '../http/app.ts'", 'no-restricted-imports'],
  ['web/src/a.ts', "import '@passerelle/server/people/operations'", 'no-restricted-imports'],
  ['web/src/b.ts', "import '@passerelle/db/seed'", 'no-restricted-imports'],
  ['server/src/people/c.ts', 'async function save() {}; save()', 'no-floating-promises'],
  ['server/src/people/d.ts', 'export function any(value: any) { return value }', 'no-explicit-any'],
]
const allowed = [
  ['domain/src/kernel/fine.ts', "import './rule.ts'"],
  ['domain/src/shared/people/fine.ts', "import '../../kernel/rule.ts'\nimport '../records/rules.ts'"],
  [
    'domain/src/programmes/movements/fine.ts',
    "import '../../kernel/rule.ts'\nimport '../../shared/people/rules.ts'",
  ],
  [
    'server/src/people/fine.ts',
    "import '@passerelle/domain/shared/people/rules'\nexport const now = new Date()",
  ],
  ['web/src/fine.ts', "import '@passerelle/domain/shared/people/rules'"],
]

let house
let found
beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'passerelle-house-'))
  symlinkSync(inRoot('node_modules'), join(house, 'node_modules'))
  cpSync(inRoot('.oxlintrc.json'), join(house, '.oxlintrc.json'))
  writeFileSync(
    join(house, 'tsconfig.json'),
    '{"compilerOptions":{"strict":true,"module":"esnext"},"include":["**/*.ts"]}',
  )
  for (const [path, text] of [...planted, ...allowed]) write(path, `${text}\n`)
  const { text, errors } = await capture(bin('oxlint'), ['--type-aware', '--format', 'json'], house)
  expect(text, errors).toMatch(/^\{/)
  found = JSON.parse(text)
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

function write(path, text) {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
}

function rulesBrokenIn(path) {
  return found.diagnostics.filter(({ filename }) => filename.endsWith(path)).map(({ code }) => code)
}

describe('the linter guards the direction of imports', () => {
  it('sees every file', () => {
    expect(found.number_of_files).toBe(planted.length + allowed.length)
  })

  it.each(planted)('%s may not say: %s', (path, _text, rule) => {
    expect(rulesBrokenIn(path)).toEqual(expect.arrayContaining([expect.stringContaining(rule)]))
  })

  it.each(allowed)('%s may say: %s', (path) => {
    expect(rulesBrokenIn(path)).toEqual([])
  })
})
