import './lib/require-node.mjs'
import { readdirSync } from 'node:fs'
import { ensureInstalled } from './lib/install.mjs'
import { inRoot } from './lib/project.mjs'
import { bin, show } from './lib/run.mjs'

// Runs every measure, or those whose name holds one of the words given: `npm run bench -- referral audit`.
ensureInstalled()
const wanted = process.argv.slice(2)
const built = await show(process.execPath, ['scripts/build.mjs'])
if (built !== 0) process.exit(built)

let failed = 0
const files = ['', 'matching/'].flatMap((folder) =>
  readdirSync(inRoot(`bench/${folder}`)).map((file) => folder + file),
)
for (const name of files.filter((file) => file.endsWith('.bench.ts')).sort()) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue
  failed += (await show(bin('tsx'), [`bench/${name}`])) === 0 ? 0 : 1
}
process.exitCode = failed === 0 ? 0 : 1
