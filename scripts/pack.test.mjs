import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packMatching } from './lib/package.mjs'
import { inRoot } from './lib/project.mjs'

// Somebody else's program, which knows nothing of this project, installs the library and uses it.

let home

beforeAll(async () => {
  mkdirSync(inRoot('.cache'), { recursive: true })
  home = mkdtempSync(inRoot('.cache/packed-'))
  const { tarball } = await packMatching(join(home, 'package'))
  const place = join(home, 'node_modules', '@passerelle', 'matching')
  mkdirSync(place, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components', '1'])
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

function program(text) {
  writeFileSync(join(home, 'program.mjs'), text)
  const printed = execFileSync(process.execPath, ['program.mjs'], { cwd: home, encoding: 'utf8' })
  return JSON.parse(printed)
}

test('a name in two scripts is compared, and the sum can be read', () => {
  const score = program(`
    import { scorePeople } from '@passerelle/matching/person/score-people'
    import { defaultModel } from '@passerelle/matching/person/model'
    const nobody = { birth: null, sex: null, places: [], phones: [], papers: [], relatives: [] }
    const one = { ...nobody, names: [{ text: 'محمد الأحمد' }], birth: { day: '1990-04-01', precision: 'exact' } }
    const other = { ...nobody, names: [{ text: 'Mohammad Al-Ahmad' }], birth: { day: '1990-04-01', precision: 'exact' } }
    console.log(JSON.stringify({ ...scorePeople(one, other, defaultModel), prior: defaultModel.prior }))`)
  expect(score.band).not.toBe('unlikely')
  const sum = score.evidence.reduce((all, { weight }) => all + weight, score.prior)
  expect(sum).toBeCloseTo(score.weight, 6)
})

test('a table is linked by threads of its own', () => {
  const lines = ['id,given,family,birth']
  for (let at = 0; at < 400; at += 1)
    lines.push(
      `${at},${'bdfgklmnrst'[at % 11]}a${'bdfgklmnrst'[(at * 7) % 11]}i,${'aeiou'[at % 5]}l${at % 37}kar,19${50 + (at % 40)}-0${1 + (at % 9)}-1${at % 9}`,
    )
  lines.push('900,Farida,Nasser,1987-02-11', '901,Faridah,Nasser,1987-02-11')
  writeFileSync(join(home, 'register.csv'), `${lines.join('\n')}\n`)
  const clusters = program(`
    import { linkFiles } from '@passerelle/matching/node/link-files'
    const made = await linkFiles(['register.csv'], { id: 'id', fields: [
      { column: 'given', kind: 'name' }, { column: 'family', kind: 'name' }, { column: 'birth', kind: 'date' } ] })
    const { clusterOf } = made.linked.clustering
    console.log(JSON.stringify([clusterOf[400], clusterOf[401]]))`)
  expect(clusters[0]).toBe(clusters[1])
})
