import { spawn } from 'node:child_process'
import { inRoot, root } from './project.mjs'

/** The program of an installed package. */
export function bin(name) {
  return inRoot('node_modules/.bin', name)
}

/** Runs a command to its end, showing its output as it comes; gives the exit code. */
export function show(command, args, env = {}) {
  return finish(
    spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    }),
  )
}

/** Runs a command to its end and gives what it printed. */
export async function capture(command, args, cwd = root) {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { text: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (part) => (output.text += part))
  child.stderr.setEncoding('utf8').on('data', (part) => (output.errors += part))
  const code = await finish(child)
  return { code, ...output }
}

function finish(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}
