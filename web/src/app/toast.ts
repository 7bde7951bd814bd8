import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly message: string
  readonly tone: 'done' | 'alarm'
  readonly undo?: (() => void) | undefined
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function put(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says in one line that something was done. With `undo`, it stays longer and offers to take it back. */
export function toast(message: string, undo?: () => void): void {
  lastId += 1
  put([...toasts.slice(-2), { id: lastId, message, tone: 'done', undo }])
}

export function toastAlarm(message: string): void {
  lastId += 1
  put([...toasts.slice(-2), { id: lastId, message, tone: 'alarm' }])
}

export function closeToast(id: number): void {
  put(toasts.filter((toast) => toast.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts)
}
