import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type Address = Readonly<Record<string, string>>

/** What stands behind the question mark, as plain texts: a list can be sent to a colleague as it is filtered. */
export function readAddress(text: string): Address {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeAddress(address: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(address)) if (isPresent(value)) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function isPresent(value: unknown): value is string | number | boolean {
  return value !== undefined && value !== null && value !== ''
}

/** Reads and changes the address of this page; an empty text removes its name. */
export function useAddress(): readonly [Address, (change: Address) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const address = useMemo(() => readAddress(writeAddress(search)), [search])
  const navigate = useNavigate()
  const change = useCallback(
    (next: Address) => {
      void navigate({ to: '.', search: { ...address, ...next }, replace: true, resetScroll: false })
    },
    [address, navigate],
  )
  return [address, change]
}
