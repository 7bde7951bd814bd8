import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
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
  const { build } = await import('vite')
  await build({
    root: inRoot('web'),
    logLevel: 'warn',
    build: { outDir: besides(folder), emptyOutDir: true },
  })
  const old = `${folder}.old-${process.pid}`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(besides(folder), folder)
  rmSync(old, { recursive: true, force: true })
}

function besides(path) {
  return `${path}.new-${process.pid}`
}
