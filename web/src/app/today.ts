import { useNow } from './ticking.ts'

/** The calendar day as the server counts it (UTC), so that both sides say the same about what is due. */
export function useToday(): string {
  return new Date(useNow()).toISOString().slice(0, 10)
}
