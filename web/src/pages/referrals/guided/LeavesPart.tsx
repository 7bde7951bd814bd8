import { Button, Checkbox, Textarea } from '@mantine/core'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { useRecord } from '../../records/record-context.tsx'
import { SliceFields } from '../Slices.tsx'
import type { GuidedProps, Preview } from './FourParts.tsx'
import styles from './Guided.module.css'
import { settle } from './draft.ts'

/** Exactly which fields leave: ticked one by one; what is not ticked stays, and looks like it. */
export function LeavesPart({ draft, preview, categories, reroutes }: GuidedProps) {
  const { t } = useWords()
  const { id } = useRecord()
  const { value, change } = draft
  if (!preview) return <Waiting />
  const tick = (category: DataCategory, on: boolean) =>
    change({
      ...value,
      categories: on ? [...categories, category] : categories.filter((each) => each !== category),
    })
  const withheld = preview.slices.some((slice) => slice.locked)
  return (
    <div className={styles.part}>
      <p>{t('web.refer.leaves.lead', { recipient: preview.recipientName })}</p>
      <Reasons
        reasons={preview.reasons}
        lead={t('web.refer.stands-against', { recipient: preview.recipientName })}
      />
      {withheld && (
        <p className={styles.alarm} role="alert">
          {t('web.refer.withheld', { recipient: preview.recipientName })}{' '}
          <GoLink href={`/records/${id}/consents`}>{t('web.refer.withheld.see')}</GoLink>
        </p>
      )}
      <ul className={styles.slices}>
        {preview.slices.map((slice) => (
          <SliceChoice
            key={slice.category}
            slice={slice}
            ticked={categories.includes(slice.category)}
            onTick={(on) => tick(slice.category, on)}
          />
        ))}
      </ul>
      {!reroutes && (
        <Textarea
          label={t('web.refer.message')}
          description={t('web.refer.message.hint')}
          dir="auto"
          rows={3}
          value={value.message}
          onChange={({ currentTarget }) => change({ ...value, message: currentTarget.value })}
        />
      )}
      <Onward
        hindered={preview.reasons.length > 0 || withheld}
        nothing={categories.length === 0}
        onNext={() => change(settle(value, 'leaves', { categories }))}
      />
    </div>
  )
}

interface OnwardProps {
  readonly hindered: boolean
  readonly nothing: boolean
  readonly onNext: () => void
}

function Onward({ hindered, nothing, onNext }: OnwardProps) {
  const { t } = useWords()
  if (hindered) return <p className="soft">{t('web.refer.other-partner')}</p>
  if (nothing) return <p className="soft">{t('referrals.nothing-chosen')}</p>
  return (
    <div>
      <Button onClick={onNext}>{t('web.refer.to-consent')}</Button>
    </div>
  )
}

interface SliceChoiceProps {
  readonly slice: Preview['slices'][number]
  readonly ticked: boolean
  readonly onTick: (on: boolean) => void
}

function SliceChoice({ slice, ticked, onTick }: SliceChoiceProps) {
  const { t, day } = useWords()
  return (
    <li className={styles.slice} data-ticked={ticked}>
      <div className={styles.sliceHead}>
        <Checkbox
          label={t(`consents.category.${slice.category}`)}
          checked={ticked}
          disabled={slice.locked}
          onChange={({ currentTarget: { checked } }) => onTick(checked)}
        />
        {slice.consentUntil && (
          <span className="soft small">{t('web.refer.agreed-until', { day: day(slice.consentUntil) })}</span>
        )}
      </div>
      {ticked ? (
        <SliceFields fields={slice.fields} />
      ) : (
        <p className={styles.hatched}>
          <span>{t('web.refer.stays', { count: slice.fields.length })}</span>
        </p>
      )}
    </li>
  )
}
