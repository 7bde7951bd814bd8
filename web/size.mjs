// Measures what a browser fetches for its first page: node web/size.mjs, after a build. Prints one line of JSON.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT = 250_000
const built = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'web')
const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'))

/** A chunk with everything it imports at once, scripts and sheets. */
function withImports(key, files = new Set(), seen = new Set()) {
  if (seen.has(key)) return files
  seen.add(key)
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is not in the build`)
  files.add(chunk.file)
  for (const sheet of chunk.css ?? []) files.add(sheet)
  for (const each of chunk.imports ?? []) withImports(each, files, seen)
  return files
}

function gzipped(file) {
  return gzipSync(readFileSync(join(built, file)), { level: 9 }).length
}

function load(...pages) {
  const files = new Set(['index.html', 'boot.js'])
  for (const key of ['index.html', ...pages]) withImports(key, files)
  return [...files].reduce((sum, file) => sum + gzipped(file), 0)
}

/** The words of whichever language weighs most. */
function heaviest(prefix) {
  const words = ['en', 'fr', 'es', 'ar'].map((language) => `src/app/languages/${prefix}${language}.ts`)
  return words.toSorted((a, b) => gzipped(manifest[b].file) - gzipped(manifest[a].file))[0]
}

const language = heaviest('')
const home = Object.keys(manifest).find((key) => /^src\/pages\/home\/\w+\.tsx$/.test(key))
const signIn = load(language, 'src/pages/accounts/SignIn.tsx')
const inside = load(language, heaviest('house-'), 'src/app/shell/Inside.tsx', ...(home ? [home] : []))
const most = Math.max(signIn, inside)
console.log(
  JSON.stringify({
    bench: 'web.first-load',
    signIn,
    home: inside,
    limit: LIMIT,
    ratio: +(most / LIMIT).toFixed(3),
  }),
)
if (most > LIMIT) process.exitCode = 1
