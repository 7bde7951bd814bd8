import { type ReactNode, createContext, use, useEffect } from 'react'
import { useWords } from './words.tsx'
import { keptChoice } from './storage.ts'
import type { Session } from './threshold.ts'

const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in, where and as what; pages inside the shell always have one. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is used outside the signed-in pages')
  return session
}

/** The session where there may be none: public pages and the way in. */
export function useMaybeSession(): Session | undefined {
  return use(SessionContext)
}

export function SessionProvider(props: {
  readonly session: Session | undefined
  readonly children: ReactNode
}) {
  useAccountLanguage(props.session)
  return <SessionContext value={props.session}>{props.children}</SessionContext>
}

/** On a device that has no kept choice, the language of the account is spoken. */
function useAccountLanguage(session: Session | undefined): void {
  const { language, setLanguage } = useWords()
  const wanted = session?.account.locale
  useEffect(() => {
    if (keptChoice('language') || !wanted || wanted === language) return
    void setLanguage(wanted)
  }, [wanted, language, setLanguage])
}
