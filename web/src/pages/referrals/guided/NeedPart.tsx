import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { PlaceField } from '../../../kit/PlaceField.tsx'
import { fullNameOfPlace } from '../../../kit/place-words.ts'
import { UrgencyField } from '../../records/overview/NeedDialog.tsx'
import type { GuidedProps } from './FourParts.tsx'
import styles from './Guided.module.css'
import { settle } from './draft.ts'

/** What is needed and how fast; the words of each urgency say how long the partner has. */
export function NeedPart({ need, person, draft }: GuidedProps) {
  const { t, language } = useWords()
  const { value, change } = draft
  const known = need.place ?? person.place
  const [elsewhere, setElsewhere] = useState(value.placeId !== '' || !known)
  return (
    <div className={styles.part}>
      {need.note && (
        <p className={styles.note} dir="auto">
          {need.note}
        </p>
      )}
      <UrgencyField value={value.priority} onChange={(priority) => change({ ...value, priority })} />
      {elsewhere ? (
        <PlaceField
          id="refer-place"
          label={t('web.refer.where')}
          description={t(known ? 'web.refer.where.hint' : 'web.refer.where.unknown')}
          error={undefined}
          required={false}
          value={value.placeId}
          onChange={(placeId) => change({ ...value, placeId: typeof placeId === 'string' ? placeId : '' })}
        />
      ) : (
        <p className={styles.line}>
          {t('web.refer.where.is', { where: known ? fullNameOfPlace(known, language) : '' })}
          <button type="button" onClick={() => setElsewhere(true)}>
            {t('web.refer.where.change')}
          </button>
        </p>
      )}
      <div>
        <Button onClick={() => change(settle(value, 'need'))}>{t('web.refer.find')}</Button>
      </div>
    </div>
  )
}
