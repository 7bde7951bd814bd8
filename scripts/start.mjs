import './lib/require-node.mjs'
import { pathToFileURL } from 'node:url'
import { prepare } from './lib/prepare.mjs'
import { inRoot } from './lib/project.mjs'
import { targets } from './lib/targets.mjs'

// The server runs in this very process, so that every signal reaches it and nothing is left when this one is killed.
prepare(['server', 'finder', 'web'])
process.setSourceMapsEnabled(true)
await import(pathToFileURL(inRoot(targets.server.output)).href)
