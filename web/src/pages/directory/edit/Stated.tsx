import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import styles from './ServiceForm.module.css'

interface StatedProps {
  readonly label: string
  readonly stated: boolean
  readonly onChange: (stated: boolean) => void
  readonly children: ReactNode
}

/** A rule that the provider may have stated or not; what it is comes after. */
export function Stated({ label, stated, onChange, children }: StatedProps) {
  const { t } = useWords()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <Checkbox
        label={t('web.directory.stated')}
        checked={stated}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {stated && children}
    </fieldset>
  )
}
