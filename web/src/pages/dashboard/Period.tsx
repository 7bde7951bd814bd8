import { NativeSelect, TextInput } from '@mantine/core'
import { useAddress } from '../../app/address.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import type { Answer } from './Dashboard.tsx'
import styles from './Dashboard.module.css'

/** Which days: any two for exact figures, a quarter for released ones. */
export function Period({ answer }: { readonly answer: Answer }) {
  return <div className={`${styles.period} no-print`}>{choice(answer)}</div>
}

function choice(answer: Answer) {
  if (answer.kind === 'exact') return <Days {...answer} />
  return answer.quarters.length > 0 ? <Quarters quarters={answer.quarters} /> : null
}

function Days({ from, until }: Pick<Answer, 'from' | 'until'>) {
  const { t } = useWords()
  const [, change] = useAddress()
  const shown = { from, until }
  return (['from', 'until'] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      label={t(`web.dashboard.${name}`)}
      value={shown[name]}
      onChange={({ currentTarget: { value } }) => value !== '' && change({ ...shown, [name]: value })}
    />
  ))
}

function Quarters({ quarters }: { readonly quarters: readonly string[] }) {
  const { t } = useWords()
  const [address, change] = useAddress()
  return (
    <NativeSelect
      label={t('web.dashboard.quarter')}
      value={address['quarter'] ?? quarters[0] ?? ''}
      data={quarters.map((value) => ({ value, label: quarterWords(t, value) }))}
      onChange={({ currentTarget }) => change({ quarter: currentTarget.value })}
    />
  )
}

/** `2026-Q3`: July to September 2026. */
function quarterWords(t: Speech['t'], quarter: string): string {
  return t('dashboard.quarter', { year: quarter.slice(0, 4), quarter: quarter.slice(5) })
}
