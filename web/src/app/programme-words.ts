import { useEffect } from 'react'
import { loadProgrammeWords } from './languages/load.ts'
import { useWords } from './words.tsx'

/** One key that every programme's words have, whichever programmes there are. */
const mark = 'counter-trafficking.name'

/** Brings the words of the programmes to a page that shows steps and questions; true once they are there. */
export function useProgrammeWords(): boolean {
  const { language, addWords, has } = useWords()
  const there = has(mark)
  useEffect(() => {
    if (there) return
    void loadProgrammeWords(language).then(addWords)
  }, [there, language, addWords])
  return there
}
