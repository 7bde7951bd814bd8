import type { TaskRow } from '@passerelle/domain/shared/records/schema'
import type { Speech } from '../../app/words.tsx'

/** What is to be done: its own words, else the word of its kind. */
export function taskText(t: Speech['t'], task: Pick<TaskRow, 'text' | 'kind'>): string {
  return task.text ?? t(`records.task-kind.${task.kind}`)
}
