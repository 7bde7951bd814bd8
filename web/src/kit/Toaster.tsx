import { Button, CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type Toast, closeToast, useToasts } from '../app/toast.ts'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './Toaster.module.css'

const SHORT = 6_000
const TIME_TO_UNDO = 12_000

/** Lines that say what was done, read out politely; they wait while the pointer or the keyboard is on them. */
export function Toaster() {
  const toasts = useToasts()
  return (
    <div className={`${styles.toaster} no-print`} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { t } = useWords()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => closeToast(toast.id), toast.undo ? TIME_TO_UNDO : SHORT)
    return () => clearTimeout(timer)
  }, [toast, held])
  const undo = () => {
    toast.undo?.()
    closeToast(toast.id)
  }
  return (
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.tone === 'done' ? 'check' : 'alert'} size={18} />
      <span className={styles.message}>{toast.message}</span>
      {toast.undo && (
        <Button size="xs" variant="subtle" onClick={undo}>
          {t('kit.toast.undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('kit.close')} onClick={() => closeToast(toast.id)} />
    </div>
  )
}
