import './lib/require-node.mjs'
import { buildTarget } from './lib/bundle.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { isStale, targets } from './lib/targets.mjs'

// node scripts/build.mjs [server] [cli] [web]: builds what is out of date, or all three when none is named.
ensureInstalled()
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(targets)
const stale = wanted.filter(isStale)
if (stale.length > 0) console.error(`Building ${stale.join(', ')} …`)

const results = await Promise.allSettled(stale.map(buildTarget))
for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
  // A builder's message already shows the place in the source; its own stack would only hide it.
  console.error('errors' in reason ? reason.message : reason)
  process.exitCode = 1
}
