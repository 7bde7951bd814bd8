import type { Fault } from '@passerelle/domain/kernel/reason'
import { useState } from 'react'
import type { Problem } from '../app/problem.ts'
import { useWords } from '../app/words.tsx'
import { reasonSentence } from './Reasons.tsx'
import { faultAt } from './faults.ts'

export interface Tried {
  /** What is wrong with one field, as a sentence. */
  readonly fault: (path: string) => string | undefined
  /** All that is wrong, after the first try. */
  readonly shown: readonly Fault[]
  /** Whether it may travel. */
  readonly passes: () => boolean
}

/** Faults found here before anything travels, once somebody tried; after that those of the server. */
export function useTried(faults: readonly Fault[], problem: Problem | undefined): Tried {
  const speech = useWords()
  const [tried, setTried] = useState(false)
  const sentence = (path: string) => {
    const own = tried ? faults.find((each) => each.path === path) : undefined
    return own ? reasonSentence(speech, own) : faultAt(speech, problem, path)
  }
  const passes = () => {
    setTried(true)
    return faults.length === 0
  }
  return { fault: sentence, shown: tried ? faults : [], passes }
}
