import { Button, Checkbox, TextInput } from '@mantine/core'
import {
  type Opening,
  type Schedule,
  frequencies,
  weekdayNumbers,
} from '@passerelle/domain/shared/services/service'
import type { Weekday } from '@passerelle/domain/kernel/day'
import { useWords } from '../../../app/words.tsx'
import { ManyOf, OneOf } from '../../../kit/Choose.tsx'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'

const unknown: Schedule = { always: false, frequency: null, openings: [] }
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** When it is open: always, or in spans of days and hours; nothing filled in means that it is not stated. */
export function ScheduleFields({ entry, change, fault }: EntryFieldsProps) {
  const { t } = useWords()
  const schedule = entry.schedule ?? unknown
  const set = (part: Partial<Schedule>) => change({ schedule: settled({ ...schedule, ...part }) })
  const { openings } = schedule
  return (
    <div className={styles.fields}>
      <Checkbox
        label={t('services.find.always-open')}
        checked={schedule.always}
        onChange={({ currentTarget }) => set({ always: currentTarget.checked })}
      />
      {!schedule.always && (
        <>
          <OneOf
            label={t('services.column.frequency')}
            none={t('services.not-stated')}
            choices={frequencies.map((value) => ({ value, label: t(`services.frequency.${value}`) }))}
            value={schedule.frequency ?? undefined}
            error={fault('schedule')}
            onChange={(frequency) => set({ frequency: frequency ?? null })}
          />
          {openings.map((opening, at) => (
            <OpeningFields
              key={at}
              opening={opening}
              onChange={(next) => set({ openings: openings.with(at, next) })}
              onRemove={() => set({ openings: openings.toSpliced(at, 1) })}
            />
          ))}
          <Button
            variant="default"
            size="xs"
            onClick={() => set({ openings: [...openings, { days: [], opens: null, closes: null }] })}
          >
            {t('web.directory.hours.add')}
          </Button>
        </>
      )}
    </div>
  )
}

/** A schedule that says nothing is none. */
function settled(schedule: Schedule): Schedule | null {
  const { always, frequency, openings } = schedule
  return always || frequency !== null || openings.length > 0 ? schedule : null
}

interface OpeningFieldsProps {
  readonly opening: Opening
  readonly onChange: (opening: Opening) => void
  readonly onRemove: () => void
}

function OpeningFields({ opening, onChange, onRemove }: OpeningFieldsProps) {
  const { t } = useWords()
  const chosen = weekdayNumbers.filter((number) => opening.days.some((day) => String(day) === number))
  return (
    <fieldset className={styles.group}>
      <ManyOf
        label={t('services.column.days')}
        choices={weekdayNumbers.map((value) => ({ value, label: t(`services.weekday.${value}`) }))}
        values={chosen}
        onChange={(next) =>
          onChange({ ...opening, days: weekdays.filter((day) => next.some((each) => each === String(day))) })
        }
      />
      <div className={styles.row}>
        {(['opens', 'closes'] as const).map((side) => (
          <TextInput
            key={side}
            type="time"
            label={t(`services.column.${side}`)}
            value={opening[side] ?? ''}
            onChange={({ currentTarget }) => onChange({ ...opening, [side]: currentTarget.value || null })}
          />
        ))}
        <Button variant="subtle" size="xs" onClick={onRemove}>
          {t('kit.file.remove')}
        </Button>
      </div>
    </fieldset>
  )
}
