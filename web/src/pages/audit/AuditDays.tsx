import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useAddress } from '../../app/address.ts'
import { useWords } from '../../app/words.tsx'
import styles from './Audit.module.css'

/** Days and the code of a record; they stand in the address like every filter. */
export function AuditDays() {
  const { t } = useWords()
  const [address, change] = useAddress()
  const [code, setCode] = useState(address['record'] ?? '')
  const search = () => change({ record: code.trim() })
  const enters = ({ key }: KeyboardEvent) => key === 'Enter' && search()
  return (
    <div className={`${styles.days} no-print`}>
      {(['from', 'until'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`web.audit.filter.${name}`)}
          value={address[name] ?? ''}
          onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
        />
      ))}
      <TextInput
        label={t('web.audit.filter.record')}
        dir="ltr"
        autoComplete="off"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        onKeyDown={enters}
        onBlur={search}
      />
    </div>
  )
}
