import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { filesBelow, inRoot } from './project.mjs'

/** One word for the contents of files and folders. */
export function hashOf(folders, files = []) {
  const hash = createHash('sha256')
  const there = folders.filter((folder) => existsSync(inRoot(folder)))
  const all = [...there.flatMap(filesBelow).filter(isSource), ...files]
  for (const path of all)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inRoot(path)))
      .update('\0')
  return hash.digest('hex')
}

function isSource(path) {
  return !/\.test\.[a-z]+$/.test(path)
}

export function stampOf(name) {
  try {
    return readFileSync(inRoot('.cache', `${name}.stamp`), 'utf8')
  } catch {
    return undefined
  }
}

export function setStamp(name, hash) {
  mkdirSync(inRoot('.cache'), { recursive: true })
  writeFileSync(inRoot('.cache', `${name}.stamp`), hash)
}
