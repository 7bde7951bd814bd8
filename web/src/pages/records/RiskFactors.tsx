import { Button, NativeSelect, TextInput } from '@mantine/core'
import {
  type RiskFactor,
  factorDirections,
  factorLevels,
  severities,
} from '@passerelle/domain/shared/records/record'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import styles from './RiskFactors.module.css'

interface RiskFactorsProps {
  readonly factors: readonly RiskFactor[]
  readonly onChange: (factors: readonly RiskFactor[]) => void
}

const blank: RiskFactor = {
  factor: '',
  level: 'individual',
  direction: 'risk',
  severity: 'medium',
  evidence: null,
}

/** What makes it dangerous, and what protects; each on its level. */
export function RiskFactors({ factors, onChange }: RiskFactorsProps) {
  const { t } = useWords()
  const put = (at: number, factor: RiskFactor) => onChange(factors.with(at, factor))
  return (
    <fieldset className={styles.factors}>
      <legend>{t('web.records.factors')}</legend>
      {factors.map((factor, at) => (
        <Factor
          key={at}
          number={at + 1}
          factor={factor}
          onChange={(next) => put(at, next)}
          onRemove={() => onChange(factors.toSpliced(at, 1))}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon name="plus" size={16} />}
        onClick={() => onChange([...factors, blank])}
      >
        {t('web.records.factors.add')}
      </Button>
    </fieldset>
  )
}

interface FactorProps {
  readonly number: number
  readonly factor: RiskFactor
  readonly onChange: (factor: RiskFactor) => void
  readonly onRemove: () => void
}

function Factor({ number, factor, onChange, onRemove }: FactorProps) {
  const { t } = useWords()
  return (
    <div className={styles.factor} role="group" aria-label={t('web.records.factor.number', { number })}>
      <TextInput
        className={styles.what}
        label={t('web.records.factor.what')}
        dir="auto"
        value={factor.factor}
        onChange={({ currentTarget }) => onChange({ ...factor, factor: currentTarget.value })}
      />
      <Choice
        label={t('web.records.factor.direction')}
        words="records.direction"
        codes={factorDirections}
        value={factor.direction}
        onChange={(direction) => onChange({ ...factor, direction })}
      />
      <Choice
        label={t('web.records.factor.severity')}
        words="records.severity"
        codes={severities}
        value={factor.severity}
        onChange={(severity) => onChange({ ...factor, severity })}
      />
      <Choice
        label={t('web.records.factor.level')}
        words="records.factor-level"
        codes={factorLevels}
        value={factor.level}
        onChange={(level) => onChange({ ...factor, level })}
      />
      <Button variant="subtle" size="xs" onClick={onRemove}>
        {t('web.records.factor.remove')}
        <span className="visually-hidden"> {factor.factor}</span>
      </Button>
    </div>
  )
}

interface ChoiceProps<Code extends string> {
  readonly label: string
  readonly words: string
  readonly codes: readonly Code[]
  readonly value: Code
  readonly onChange: (code: Code) => void
}

function Choice<Code extends string>({ label, words, codes, value, onChange }: ChoiceProps<Code>) {
  const { t } = useWords()
  return (
    <NativeSelect
      label={label}
      value={value}
      data={codes.map((code) => ({ value: code, label: t(`${words}.${code}`) }))}
      onChange={({ currentTarget }) => onChange(codes.find((code) => code === currentTarget.value) ?? value)}
    />
  )
}
