import { type ReactNode, useEffect, useState } from 'react'
import { ErrorPanel } from '../kit/ErrorPanel.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { houseMark, loadHouseWords } from './languages/load.ts'
import { Problem } from './problem.ts'
import { useWords } from './words.tsx'

const unreached = new Problem({ status: 0, code: 'web.no-connection', operationId: '' })

/** Waits until the page can say everything: the first page brings only its own words. */
export function HouseWords({ children }: { readonly children: ReactNode }) {
  const { language, has, addWords } = useWords()
  const there = has(houseMark)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!there) loadHouseWords(language).then(addWords, () => setFailed(true))
  }, [there, language, addWords])
  if (there) return children
  return failed ? <ErrorPanel problem={unreached} retry={() => window.location.reload()} /> : <Waiting />
}
