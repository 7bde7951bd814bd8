import './lib/require-node.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { bin, show } from './lib/run.mjs'

// Takes the pictures of the README anew: `npm run pictures`.
ensureInstalled()
prepare(['web'])
process.exitCode = await show(bin('tsx'), ['e2e/pictures.ts'])
