import './lib/require-node.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { packMatching } from './lib/package.mjs'

// node scripts/pack.mjs: makes the library of names and people into a package that any program can install.
ensureInstalled()
const { folder, tarball } = await packMatching()
console.log(`${tarball}\nUnpacked: ${folder}`)
