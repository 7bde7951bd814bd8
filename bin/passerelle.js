#!/usr/bin/env node
import '../scripts/lib/require-node.mjs'
import { pathToFileURL } from 'node:url'
import { prepare } from '../scripts/lib/prepare.mjs'
import { inRoot } from '../scripts/lib/project.mjs'
import { targets } from '../scripts/lib/targets.mjs'
import { isWasteful, runThriftily } from '../scripts/lib/thrifty.mjs'

prepare(['cli', 'crew'])
if (process.argv[2] === 'link' && isWasteful()) process.exit(await runThriftily())
process.setSourceMapsEnabled(true)
await import(pathToFileURL(inRoot(targets.cli.output)).href)
