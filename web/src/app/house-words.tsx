import { type ReactNode, useEffect } from 'react'
import { Waiting } from '../kit/Waiting.tsx'
import { houseMark, loadHouseWords } from './languages/load.ts'
import { useWords } from './words.tsx'

/** Waits until the page can say everything: the first page brings only its own words. */
export function HouseWords({ children }: { readonly children: ReactNode }) {
  const { language, has, addWords } = useWords()
  const there = has(houseMark)
  useEffect(() => {
    if (!there) void loadHouseWords(language).then(addWords)
  }, [there, language, addWords])
  return there ? children : <Waiting />
}
