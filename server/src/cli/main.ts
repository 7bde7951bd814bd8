import { runCommandLine } from './run.ts'

// `passerelle NOUN VERB …`: does one thing on this machine and ends.

// A reader that has seen enough (as `head` does) is no trouble.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY
    ? { progress: (text: string) => void process.stderr.write(`\r\u001B[K${text}`) }
    : {}),
})
