import './lib/require-node.mjs'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, inRoot, workspaces } from './lib/project.mjs'
import { bin, capture } from './lib/run.mjs'

// Checks the types of every workspace. A project that sees none of its own files would pass in silence, so that counts as a failure.
const projects = [...workspaces, 'scripts'].flatMap((workspace) =>
  readdirSync(inRoot(workspace))
    .filter((name) => /^tsconfig.*\.json$/.test(name))
    .map((name) => ({ workspace, config: join(workspace, name) })),
)

async function check({ workspace, config }) {
  if (!filesBelow(workspace).some((file) => /\.tsx?$/.test(file)))
    return { config, seen: 0, code: 0, faults: 'no TypeScript yet' }
  const { code, text, errors } = await capture(bin('tsc'), [
    '-p',
    config,
    '--noEmit',
    '--listFiles',
    '--pretty',
    'false',
  ])
  const lines = `${text}${errors}`.split('\n').filter(Boolean)
  const isOwn = (line) => line.startsWith(inRoot(workspace)) && !line.includes('/node_modules/')
  const seen = lines.filter(isOwn).length
  return {
    config,
    seen,
    code: seen === 0 ? 1 : code,
    faults: lines.filter((line) => !line.startsWith('/')).join('\n'),
  }
}

let failed = false
let total = 0
for (const project of projects) {
  const { config, seen, code, faults } = await check(project)
  console.log(`${config}: ${seen} files${code === 0 ? '' : ', with faults'}`)
  if (faults) console.log(faults)
  failed ||= code !== 0
  total += seen
}
process.exitCode = failed || total === 0 ? 1 : 0
