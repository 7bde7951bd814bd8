import './lib/require-node.mjs'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generators } from './lib/generators.mjs'
import { filesBelow, inRoot } from './lib/project.mjs'
import { capture } from './lib/run.mjs'

// node scripts/generate.mjs: writes every generated file anew.
// node scripts/generate.mjs --check: says which ones would change, fails if any would, and changes nothing.
const checking = process.argv.includes('--check')
const major = Number.parseInt(process.versions.node, 10)

for (const generator of generators) {
  if (generator.node && generator.node !== major) {
    console.log(`${generator.name}: left alone, its output follows Node.js ${generator.node}`)
    continue
  }
  const before = read(generator.outputs)
  await generate(generator)
  const after = read(generator.outputs)
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
  if (checking) restore(before, changed)
  report(generator.name, after.size, changed)
}

async function generate({ name, command }) {
  const loader = command.endsWith('.ts') ? ['--import', 'tsx'] : []
  const { code, text, errors } = await capture(process.execPath, [...loader, ...command.split(' ')])
  if (code === 0) return
  console.error(`${name}: ${command} failed\n${text}${errors}`)
  process.exit(1)
}

function read(outputs) {
  const files = outputs.filter((path) => existsSync(inRoot(path))).flatMap(filesOf)
  return new Map(files.map((path) => [path, readFileSync(inRoot(path), 'utf8')]))
}

function filesOf(path) {
  return statSync(inRoot(path)).isDirectory() ? filesBelow(path) : [path]
}

function restore(before, changed) {
  for (const path of changed) {
    mkdirSync(dirname(inRoot(path)), { recursive: true })
    if (before.has(path)) writeFileSync(inRoot(path), before.get(path))
    else rmSync(inRoot(path))
  }
}

function report(name, count, changed) {
  const isBad = count === 0 || (checking && changed.length > 0)
  if (isBad) process.exitCode = 1
  const verb = checking ? 'differ from their sources (run npm run generate)' : 'written anew'
  console.log(
    `${name}: ${count} files${changed.length > 0 ? `, ${changed.length} ${verb}: ${changed.join(', ')}` : ', up to date'}`,
  )
}
