import { type ReactNode, createContext, use, useEffect, useMemo, useRef, useState } from 'react'
import { keepChoice, keptChoice } from './storage.ts'

export interface Shortcut {
  /** One key, or two pressed after each other: `c`, `g h`. */
  readonly keys: string
  /** What it does, in words, for the help page. */
  readonly label: string
  readonly run: () => void
}

interface Board {
  readonly add: (shortcut: Shortcut) => () => void
  readonly list: () => readonly Shortcut[]
  readonly on: boolean
  readonly setOn: (on: boolean) => void
}

const BoardContext = createContext<Board | undefined>(undefined)
const PATIENCE = 1_200

function useBoard(): Board {
  const board = use(BoardContext)
  if (!board) throw new Error('keyboard shortcuts are used outside KeyboardProvider')
  return board
}

/** Listens for single keys everywhere but where one types; they can be switched off for those who dictate. */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const shortcuts = useRef<readonly Shortcut[]>([])
  const [on, setOn] = useState(() => keptChoice('shortcuts') !== 'off')
  useEffect(() => {
    if (!on) return undefined
    const listener = sequenceListener(() => shortcuts.current)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [on])
  const board = useMemo<Board>(
    () => ({
      on,
      setOn(next) {
        keepChoice('shortcuts', next ? 'on' : 'off')
        setOn(next)
      },
      list: () => shortcuts.current,
      add(shortcut) {
        shortcuts.current = [...shortcuts.current, shortcut]
        return () => {
          shortcuts.current = shortcuts.current.filter((each) => each !== shortcut)
        }
      },
    }),
    [on],
  )
  return <BoardContext value={board}>{children}</BoardContext>
}

/** Gives a key a meaning while this component is on the page; the one added last is meant. */
export function useShortcut(keys: string, label: string, run: (() => void) | undefined): void {
  const board = useBoard()
  const latest = useRef(run)
  const active = run !== undefined
  useEffect(() => {
    latest.current = run
  })
  useEffect(
    () => (active ? board.add({ keys, label, run: () => latest.current?.() }) : undefined),
    [board, keys, label, active],
  )
}

export function useShortcutList(): Pick<Board, 'list' | 'on' | 'setOn'> {
  return useBoard()
}

function sequenceListener(list: () => readonly Shortcut[]): (event: KeyboardEvent) => void {
  let first = ''
  let since = 0
  return (event) => {
    if (event.defaultPrevented || isModified(event) || isTyping(event.target)) return
    const late = event.timeStamp - since > PATIENCE
    const pressed = first !== '' && !late ? `${first} ${event.key}` : event.key
    const meant = list().findLast(({ keys }) => keys === pressed)
    first = meant ? '' : event.key
    since = event.timeStamp
    if (!meant) return
    event.preventDefault()
    meant.run()
  }
}

function isModified(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !==
      null
  )
}
