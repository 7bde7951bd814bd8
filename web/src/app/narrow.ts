import { useSyncExternalStore } from 'react'

const query = '(max-width: 40em)'

function watch(changed: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** A telephone, or a window as narrow as one. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches)
}
