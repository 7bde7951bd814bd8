import './lib/require-node.mjs'
import { filesBelow } from './lib/project.mjs'
import { bin, capture, show } from './lib/run.mjs'

// Layout by Biome; promises, types and the direction of imports by oxlint. A linter that sees no files finds no faults,
// so the number of files it saw is compared with the number there are.
const isLinted = (file) => /\.(ts|tsx|mjs|js)$/.test(file) && !file.includes('/generated/')

const layout = await show(bin('biome'), ['format', '.'])
const { code, text, errors } = await capture(bin('oxlint'), [
  '--type-aware',
  '--deny-warnings',
  '--format',
  'json',
])
const report = read(text)
if (code !== 0) await show(bin('oxlint'), ['--type-aware', '--deny-warnings'])

const there = filesBelow('.').filter(isLinted).length
const seen = report?.number_of_files ?? 0
console.log(`oxlint saw ${seen} of ${there} files`)
if (seen < there || there === 0)
  console.error(`The linter has missed files; its findings mean nothing.\n${errors}`)
process.exitCode = layout === 0 && code === 0 && there > 0 && seen >= there ? 0 : 1

function read(json) {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
