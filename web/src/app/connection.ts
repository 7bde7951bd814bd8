import { useSyncExternalStore } from 'react'

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** False while this device knows that it has no network; what is typed then is kept as a draft. */
export function useOnline(): boolean {
  return useSyncExternalStore(watch, () => navigator.onLine)
}
