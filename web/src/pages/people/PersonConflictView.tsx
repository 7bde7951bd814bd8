import type { PersonConflict } from '@passerelle/domain/shared/people/contract'
import type { PersonChanges } from '@passerelle/domain/shared/people/schema'
import { useWords } from '../../app/words.tsx'
import { Conflict, type ConflictField, type Side } from '../../kit/Conflict.tsx'
import { FieldValue } from './FieldValue.tsx'

interface PersonConflictViewProps {
  readonly conflict: PersonConflict
  readonly busy: boolean
  readonly onDecide: (choices: Readonly<Record<string, Side>>) => void
}

/** Fields of a person that two people changed: before, theirs, yours. */
export function PersonConflictView({ conflict, busy, onDecide }: PersonConflictViewProps) {
  const { t, moment } = useWords()
  const by = [conflict.changedByName, moment(conflict.changedAt)].filter(Boolean).join(' · ')
  const fields = conflict.fields.map(
    ({ field, base, theirs, yours }): ConflictField => ({
      id: field,
      label: t(`people.field.${field}`),
      base: <Shown field={field} value={base} />,
      theirs: <Shown field={field} value={theirs} />,
      yours: <Shown field={field} value={yours} />,
      by,
    }),
  )
  return <Conflict fields={fields} busy={busy} onDecide={onDecide} />
}

function Shown({ field, value }: { readonly field: string; readonly value: unknown }) {
  const fields: PersonChanges = { [field]: value ?? null }
  return <FieldValue fields={fields} />
}
