import { NativeSelect, TextInput } from '@mantine/core'
import { isMoney } from '@passerelle/domain/kernel/answer'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import styles from './FormView.module.css'
import type { FieldProps } from './QuestionView.tsx'

const currencies = [
  'USD',
  'EUR',
  'GBP',
  'JOD',
  'LBP',
  'IQD',
  'EGP',
  'ETB',
  'KES',
  'BDT',
  'UAH',
  'TRY',
  'MAD',
  'TND',
]

/** An amount in the units that people use; it is kept in the smallest coin, so that nothing is rounded. */
export function MoneyField({ id, label, description, error, value, onChange }: FieldProps) {
  const { t, nameOf } = useWords()
  const money = isMoney(value) ? value : undefined
  const [currency, setCurrency] = useState(money?.currency ?? 'USD')
  const [text, setText] = useState(money ? String(money.minor / 10 ** decimalsOf(money.currency)) : '')
  function tell(nextText: string, nextCurrency: string): void {
    setText(nextText)
    setCurrency(nextCurrency)
    onChange(readMoney(nextText, nextCurrency))
  }
  return (
    <div className={styles.money}>
      <TextInput
        id={id}
        label={label}
        description={description}
        error={error}
        inputMode="decimal"
        dir="ltr"
        value={text}
        onChange={({ currentTarget }) => tell(currentTarget.value, currency)}
      />
      <NativeSelect
        aria-label={t('kit.form.currency')}
        value={currency}
        data={currencies.map((code) => ({ value: code, label: `${code} · ${nameOf('currency', code)}` }))}
        onChange={({ currentTarget }) => tell(text, currentTarget.value)}
      />
    </div>
  )
}

export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** What cannot be read as an amount stays a text, and is then a fault; more decimals than the coin has are one too. */
export function readMoney(text: string, currency: string): unknown {
  if (text.trim() === '') return undefined
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim())
  const decimals = decimalsOf(currency)
  const fraction = parts?.[2] ?? ''
  if (!parts || fraction.length > decimals) return text
  return { minor: Number(`${parts[1]}${fraction.padEnd(decimals, '0')}`), currency }
}
