import type { RefObject } from 'react'
import { useShortcut } from '../app/keyboard.tsx'
import { useWords } from '../app/words.tsx'

interface ListKeysProps {
  readonly table: RefObject<HTMLTableElement | null>
  readonly onNew?: (() => void) | undefined
}

/** j and k move from row to row, c begins a new one. */
export function ListKeys({ table, onNew }: ListKeysProps) {
  const { t } = useWords()
  useShortcut('j', t('kit.list.next'), () => moveBy(table.current, 1))
  useShortcut('k', t('kit.list.previous'), () => moveBy(table.current, -1))
  useShortcut('c', t('kit.list.new'), onNew)
  return null
}

function moveBy(table: HTMLTableElement | null, step: number): void {
  const links = [...(table?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  const now = links.findIndex((link) => link === document.activeElement)
  const next = now === -1 ? (step > 0 ? 0 : links.length - 1) : now + step
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus()
}
