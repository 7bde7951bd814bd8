import { spawn } from 'node:child_process'

/** glibc keeps what a reader of a large file has freed, in an arena for each thread; it listens to this at the start only. */
const thrift = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' }

/** Whether this process would keep memory that it could give back. */
export function isWasteful() {
  return process.platform === 'linux' && Object.keys(thrift).every((name) => process.env[name] === undefined)
}

/** Runs the same command in a process that gives memory back, and ends as it ends. */
export function runThriftily() {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, ...thrift },
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // A terminal tells both of them; somebody who names this process means the other.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
