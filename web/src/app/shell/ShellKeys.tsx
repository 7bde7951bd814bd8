import { useRouter } from '@tanstack/react-router'
import type { Destination } from '../navigation.ts'
import { useShortcut } from '../keyboard.tsx'
import { useWords } from '../words.tsx'
import { usePlaces } from './places.ts'

/** The keys that work on every page. */
export function ShellKeys({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useWords()
  const places = usePlaces()
  useShortcut('?', t('app.keys'), onHelp)
  useShortcut('/', t('app.search'), focusSearch)
  return places.map((place) => place.key && <GoKey key={place.id} place={place} />)
}

function GoKey({ place }: { readonly place: Destination }) {
  const { t } = useWords()
  const router = useRouter()
  useShortcut(
    `g ${place.key ?? ''}`,
    t(`app.nav.${place.id}`),
    () => void router.navigate({ href: place.to }),
  )
  return null
}

/** The search of the page itself before the one of the shell. */
function focusSearch(): void {
  const fields = document.querySelectorAll<HTMLInputElement>('main [data-search], [data-search]')
  const inPage = [...fields].find((field) => field.closest('main')) ?? fields[0]
  inPage?.focus()
  inPage?.select()
}
