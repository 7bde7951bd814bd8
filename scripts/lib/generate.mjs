import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesBelow, inRoot } from './project.mjs'
import { capture } from './run.mjs'

/**
 * Runs one generator; gives how many files it has, which of them came out otherwise than they were, and what it
 * said when it failed. With `keep`, the files are afterwards as they were before.
 */
export async function generate({ command, outputs }, { keep }) {
  const before = read(outputs)
  const failure = await run(command)
  const after = read(outputs)
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  const changed = paths.filter((path) => before.get(path) !== after.get(path))
  if (keep) restore(before, changed)
  return { count: after.size, changed, failure }
}

async function run(command) {
  const loader = command.endsWith('.ts') ? ['--import', 'tsx'] : []
  const { code, text, errors } = await capture(process.execPath, [...loader, command])
  return code === 0 ? undefined : `${command} failed\n${text}${errors}`
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
