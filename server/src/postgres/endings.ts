/** Something that must be stopped in order before this process may end. */
export interface Stoppable {
  stop(): Promise<void>
  /** Without waiting: the process is ending now. */
  leaveAtOnce(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const open = new Set<Stoppable>()

/** From now on, whichever way this process ends, the thing is stopped first. */
export function stopWithProcess(thing: Stoppable): void {
  if (open.size === 0) {
    process.on('exit', leaveAll)
    for (const signal of signals) process.on(signal, stopAll)
  }
  open.add(thing)
}

export function forget(thing: Stoppable): void {
  open.delete(thing)
  if (open.size > 0) return
  process.off('exit', leaveAll)
  for (const signal of signals) process.off(signal, stopAll)
}

function leaveAll(): void {
  for (const thing of open) thing.leaveAtOnce()
}

/** Acts only when the program has no handler of its own, and then ends the process as the signal would have. */
function stopAll(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  void Promise.allSettled([...open].map((thing) => thing.stop())).then(() =>
    process.kill(process.pid, signal),
  )
}
