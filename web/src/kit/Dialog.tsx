import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../app/words.tsx'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'md' | 'lg'
}

/** One small deed above the page: a few fields and its button. What is long gets a page of its own. */
export function Dialog({ title, onClose, children, size = 'md' }: DialogProps) {
  const { t } = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('kit.close') }}
    >
      <div className={styles.body}>{children}</div>
    </Modal>
  )
}
