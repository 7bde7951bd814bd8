import { type FocusEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import styles from './Flyout.module.css'

interface FlyoutProps {
  /** What stands on the button. */
  readonly face: ReactNode
  /** What the button is called, when its face is a picture. */
  readonly label?: string
  readonly className?: string | undefined
  readonly opens: 'up' | 'down'
  readonly align: 'start' | 'end'
  /** What it shows; it closes when something in it was chosen. */
  readonly children: ReactNode
}

/** A button that shows a few more: closed by Escape, by a click elsewhere, by walking out with the keyboard, by choosing. */
export function Flyout({ face, label, className, opens, align, children }: FlyoutProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => (open ? closeWhenLeft(box, button, () => setOpen(false)) : undefined), [open])
  function leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget && !box.current?.contains(relatedTarget)) setOpen(false)
  }
  return (
    <div className={styles.box} ref={box} onBlur={leave}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      <div id={id} hidden={!open} className={styles.panel} data-opens={opens} data-align={align}>
        {children}
      </div>
    </div>
  )
}

type Ref<Part> = RefObject<Part | null>

function closeWhenLeft(box: Ref<HTMLElement>, button: Ref<HTMLElement>, close: () => void): () => void {
  function press(event: PointerEvent): void {
    if (event.target instanceof Node && !box.current?.contains(event.target)) close()
  }
  function choose({ target }: MouseEvent): void {
    const chosen = target instanceof Element ? target.closest('a, button') : null
    if (chosen && chosen !== button.current && box.current?.contains(chosen)) close()
  }
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    close()
    button.current?.focus()
  }
  document.addEventListener('pointerdown', press)
  document.addEventListener('click', choose)
  document.addEventListener('keydown', key)
  return () => {
    document.removeEventListener('pointerdown', press)
    document.removeEventListener('click', choose)
    document.removeEventListener('keydown', key)
  }
}
