// Imported first by every command: an old Node gets one clear sentence instead of a syntax error somewhere below.
const needed = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`Passerelle needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}.`)
  console.error(
    '  What helps: install the current long-term version from https://nodejs.org and run the command again.',
  )
  process.exit(1)
}
