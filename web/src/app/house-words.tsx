import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { ErrorPanel } from '../kit/ErrorPanel.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { houseMark, loadHouseWords, loadRestWords, restMark } from './languages/load.ts'
import { Problem } from './problem.ts'
import { useWords } from './words.tsx'

const unreached = new Problem({ status: 0, code: 'web.no-connection', operationId: '' })

/**
 * Waits until the page can say everything. The first page brings only its own words, and my day only those of the
 * day; the rest follows while one reads, so that no other page has to wait for it either.
 */
export function HouseWords({ children }: { readonly children: ReactNode }) {
  const { language, has, addWords } = useWords()
  const isMyDay = useRouterState({ select: ({ location }) => location.pathname === '/' })
  const [failed, setFailed] = useState(false)
  const [hasHouse, hasRest] = [has(houseMark), has(restMark)]
  useEffect(() => {
    if (!hasHouse) loadHouseWords(language).then(addWords, () => setFailed(true))
    else if (!hasRest) loadRestWords(language).then(addWords, () => setFailed(true))
  }, [hasHouse, hasRest, language, addWords])
  if (hasHouse && (hasRest || isMyDay)) return children
  return failed ? <ErrorPanel problem={unreached} retry={() => window.location.reload()} /> : <Waiting />
}
