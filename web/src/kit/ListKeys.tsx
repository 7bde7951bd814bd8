import { useShortcut } from '../app/keyboard.tsx'
import { useWords } from '../app/words.tsx'

interface ListKeysProps {
  readonly onNew?: (() => void) | undefined
}

/** j and k move from row to row through all lists of the page, c begins a new one. */
export function ListKeys({ onNew }: ListKeysProps) {
  const { t } = useWords()
  useShortcut('j', t('kit.list.next'), () => moveBy(1))
  useShortcut('k', t('kit.list.previous'), () => moveBy(-1))
  useShortcut('c', t('kit.list.new'), onNew)
  return null
}

function moveBy(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')]
  const now = links.findIndex((link) => link === document.activeElement)
  const next = now === -1 ? (step > 0 ? 0 : links.length - 1) : now + step
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus()
}
