import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

// Compiles differing.as into src/private/kernel-module.ts: `node matching/kernels/build.mjs`. With --check it only
// says whether the module there is the one that the source makes.
const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const target = at('../src/private/kernel-module.ts')

const { module, faults } = await compiled(readFileSync(at('differing.as'), 'utf8'))
if (!module) {
  console.error(faults)
  process.exit(1)
}
const text = [
  '/** `matching/kernels/differing.as`, compiled by `matching/kernels/build.mjs`. */',
  `export const kernelModule =\n  '${Buffer.from(module).toString('base64')}'`,
  '',
].join('\n')
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/private/kernel-module.ts is not what differing.as makes: node matching/kernels/build.mjs',
  )
  process.exitCode = 1
}

async function compiled(source) {
  let module
  const { error } = await asc.main(
    ['differing.ts', '--outFile', 'differing.wasm', '-O3', '--noAssert', '--runtime', 'stub'],
    {
      readFile: (name) => (name === 'differing.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) module = contents
      },
      listFiles: () => [],
    },
  )
  return error ? { faults: String(error) } : { module }
}
