import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { inRoot, root } from './project.mjs'
import { setStamp } from './stamps.mjs'
import { hashOfTarget, targets } from './targets.mjs'

/** Builds one target beside its place and then moves it there: what runs is never half written. */
export async function buildTarget(name) {
  const hash = hashOfTarget(name)
  const { entry, output } = targets[name]
  mkdirSync(dirname(inRoot(output)), { recursive: true })
  if (entry) await bundleForNode(inRoot(entry), inRoot(output))
  else await buildWeb(inRoot(output))
  setStamp(name, hash)
}

/** One file of our own code; packages stay where npm put them. */
async function bundleForNode(entry, outfile) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [ownPackagesOnly],
  })
  for (const { path, contents } of outputFiles) {
    writeFileSync(besides(path), contents)
    renameSync(besides(path), path)
  }
}

const ownPackagesOnly = {
  name: 'own-packages-only',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@passerelle/') ? undefined : { path, external: true },
    )
  },
}

async function buildWeb(folder) {
  // Under the name of another environment (a test that builds), the development build of React would be taken in.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({
    root: inRoot('web'),
    logLevel: 'warn',
    build: { outDir: besides(folder), emptyOutDir: true },
  })
  compressBelow(besides(folder))
  const old = `${folder}.old-${process.pid}`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(besides(folder), folder)
  rmSync(old, { recursive: true, force: true })
}

const COMPRESSED_FROM = 1_024

/** Once at the build, and better than there is time for at each request: the server sends these where the browser takes them. */
function compressBelow(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !/\.(?:css|html|js|svg)$/.test(path)) continue
    const contents = readFileSync(path)
    if (contents.length < COMPRESSED_FROM) continue
    writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }))
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
    )
  }
}

function besides(path) {
  return `${path}.new-${process.pid}`
}
