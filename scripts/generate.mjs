import './lib/require-node.mjs'
import { generate } from './lib/generate.mjs'
import { generators } from './lib/generators.mjs'

// node scripts/generate.mjs: writes every generated file anew.
// node scripts/generate.mjs --check: says which ones would change, fails if any would, and changes nothing.
const checking = process.argv.includes('--check')
const major = Number.parseInt(process.versions.node, 10)

for (const generator of generators) {
  if (generator.node && generator.node !== major) {
    console.log(`${generator.name}: left alone, its output follows Node.js ${generator.node}`)
    continue
  }
  const { count, changed, failure } = await generate(generator, { keep: checking })
  if (failure || count === 0 || (checking && changed.length > 0)) process.exitCode = 1
  console.log(`${generator.name}: ${failure ?? outcome(count, changed)}`)
}

function outcome(count, changed) {
  if (count === 0) return 'no files came out'
  if (changed.length === 0) return `${count} files, up to date`
  const verb = checking ? 'differ from their sources (run npm run generate)' : 'written anew'
  return `${count} files, ${changed.length} ${verb}: ${changed.join(', ')}`
}
