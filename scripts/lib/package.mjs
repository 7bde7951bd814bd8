import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './project.mjs'
import { bin, capture } from './run.mjs'

/** Compiles the library of names and people to JavaScript with types, and packs it; gives the folder and the file. */
export async function packMatching(folder = inRoot('dist/package')) {
  const beside = dirname(folder)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(beside, { recursive: true })
  await must(bin('tsc'), ['-p', inRoot('matching/tsconfig.pack.json'), '--outDir', folder])
  // The thread that the compiled crew hires; in the sources a loader of TypeScript stands in its place.
  writeFileSync(join(folder, 'node', 'crew-worker.mjs'), "import './crew-worker.js'\n")
  copyFileSync(inRoot('matching/README.md'), join(folder, 'README.md'))
  copyFileSync(inRoot('LICENSE'), join(folder, 'LICENSE'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
  const packed = await must('npm', ['pack', folder, '--json', '--pack-destination', beside])
  return { folder, tarball: join(beside, JSON.parse(packed)[0].filename) }
}

function manifest() {
  const { name, version, license, type, dependencies } = JSON.parse(
    readFileSync(inRoot('matching/package.json'), 'utf8'),
  )
  const entry = (below) => ({ types: `./${below}/*.d.ts`, default: `./${below}/*.js` })
  return {
    name,
    version,
    license,
    type,
    description:
      'Finds, recognises and traces people by names in any script, and says why. It proposes; it never decides.',
    engines: { node: '>=20.19' },
    exports: { './node/*': entry('node'), './*': entry('src') },
    dependencies,
  }
}

async function must(command, args) {
  const { code, text, errors } = await capture(command, args)
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${text}${errors}`)
  return text
}
