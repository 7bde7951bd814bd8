import type { ShownScore } from '@passerelle/domain/shared/recognition/schema'
import { useWords } from '../../app/words.tsx'
import { nameOfCountry } from '../organisations/country-name.ts'
import styles from './Recognition.module.css'
import { type Step, stepsOf } from './steps.ts'

interface WaterfallProps {
  readonly score: ShownScore
  /** What the numbers mean; absent: about two entries for people. */
  readonly hint?: string
}

/** The sum of the evidence, line by line: what agreed, how rare it is, what contradicts. Each bar begins where the last ended. */
export function Waterfall({ score, hint }: WaterfallProps) {
  const { t } = useWords()
  const { steps, from, to } = stepsOf(score)
  return (
    <>
      <table className={styles.waterfall}>
        <thead>
          <tr>
            <th scope="col">{t('web.recognition.what')}</th>
            <th scope="col">{t('web.recognition.finding')}</th>
            <th scope="col">{t('web.recognition.bits')}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <Row key={`${step.label} ${at}`} step={step} from={from} width={to - from} />
          ))}
        </tbody>
      </table>
      <p className="soft small">{hint ?? t('web.recognition.bits.hint')}</p>
    </>
  )
}

function Row({ step, from, width }: { readonly step: Step; readonly from: number; readonly width: number }) {
  const { t, number } = useWords()
  const share = (bits: number) => `${((bits - from) / width) * 100}%`
  const [start, end] = [Math.min(step.begins, step.ends), Math.max(step.begins, step.ends)]
  const signed = { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
  return (
    <tr data-kind={step.kind}>
      <th scope="row">{t(step.label)}</th>
      <td>
        {step.finding && <div>{t(step.finding)}</div>}
        {(step.one ?? step.other) !== null && (
          <div className="soft small">
            <Told field={step.field} value={step.one} /> · <Told field={step.field} value={step.other} />
          </div>
        )}
        {step.perMillion !== null && (
          <div className="soft small">
            {t('recognition.rarity', { perMillion: Math.round(step.perMillion) })}
          </div>
        )}
      </td>
      <td className={styles.bits}>{number(step.bits, signed)}</td>
      <td aria-hidden="true" className={styles.track}>
        <span
          className={styles.bar}
          style={{ insetInlineStart: share(start), inlineSize: `${((end - start) / width) * 100}%` }}
        />
      </td>
    </tr>
  )
}

/** What stood on one side, as the reader says it. */
function Told({ field, value }: { readonly field: string | null; readonly value: string | null }) {
  const { t, has, shortDay, language } = useWords()
  if (value === null) return <span aria-hidden="true">–</span>
  if (field === 'birth' && /^\d{4}-\d\d-\d\d$/.test(value)) return <bdi>{shortDay(value)}</bdi>
  if (field === 'sex' && has(`people.sex.${value}`)) return <bdi>{t(`people.sex.${value}`)}</bdi>
  if (field === 'citizenship')
    return <bdi>{value.replace(/[A-Z]{3}/g, (code) => nameOfCountry(code, language))}</bdi>
  return <bdi dir={field === 'phone' ? 'ltr' : 'auto'}>{value}</bdi>
}
