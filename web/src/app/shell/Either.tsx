import { useQuery } from '@tanstack/react-query'
import { thresholdOptions } from '../threshold.ts'
import { Inside } from './Inside.tsx'
import { Outside } from './Outside.tsx'

/** The frame of whoever is here: their own when they are signed in, the open one when they are not. */
export function Either() {
  const { data } = useQuery(thresholdOptions)
  return data?.signedIn ? <Inside /> : <Outside />
}
