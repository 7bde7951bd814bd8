import { useState } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './PersonCode.module.css'

/** A code for telephone calls: small, always from left to right, copied with a click. */
export function PersonCode({ code }: { readonly code: string }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <span className={styles.code}>
      <bdi dir="ltr">{code}</bdi>
      <button
        type="button"
        aria-label={t('kit.code.copy', { code })}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      <span role="status" className="visually-hidden">
        {copied ? t('kit.code.copied') : ''}
      </span>
    </span>
  )
}
