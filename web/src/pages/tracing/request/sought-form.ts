import { isDay } from '@passerelle/domain/kernel/day'
import type { Fault } from '@passerelle/domain/kernel/reason'
import { sameValue } from '@passerelle/domain/shared/people/merging'
import type { PersonName } from '@passerelle/domain/shared/people/person'
import { birthOf, personFaults, scriptOf } from '@passerelle/domain/shared/people/rules'
import type { Sex } from '@passerelle/domain/shared/services/service'
import type { Sought, SoughtDraft } from '@passerelle/domain/shared/tracing/schema'
import type { Relative } from '@passerelle/domain/shared/tracing/tracing'
import { type BirthTold, birthTold, newName, noBirth, readBirth } from '../../people/form/person-form.ts'

/** Somebody who is looked for, as it is being written down. */
export interface SoughtTold {
  readonly id: string
  readonly names: readonly PersonName[]
  readonly birth: BirthTold
  readonly sex: Sex | null
  /** Empty: not chosen yet. */
  readonly relation: Relative | ''
  readonly placeId: string | null
  readonly placeText: string
  readonly separatedOn: string
  readonly note: string
}

export function blankSought(id: string): SoughtTold {
  return {
    id,
    names: [newName],
    birth: noBirth,
    sex: null,
    relation: '',
    placeId: null,
    placeText: '',
    separatedOn: '',
    note: '',
  }
}

export function isSoughtTold(kept: unknown): kept is SoughtTold {
  return typeof kept === 'object' && kept !== null && 'names' in kept && 'birth' in kept && 'relation' in kept
}

/** What is known already, to be corrected. */
export function soughtTold({ id, names, birth, sex, relation, ...rest }: Sought): SoughtTold {
  const { placeId, placeText, separatedOn, note } = rest
  return {
    id,
    names,
    birth: birth ? birthTold(birth) : noBirth,
    sex,
    relation,
    placeId,
    placeText: placeText ?? '',
    separatedOn: separatedOn ?? '',
    note: note ?? '',
  }
}

/** As it travels: empty lines left out, scripts read from the letters, an age kept as the year that it means. */
export function draftOf(told: SoughtTold, today: string): SoughtDraft {
  return {
    id: told.id,
    names: namesOf(told),
    birth: birthOf(readBirth(told.birth, today) ?? null),
    sex: told.sex,
    relation: told.relation === '' ? 'other' : told.relation,
    placeId: told.placeId,
    placeText: told.placeText.trim() || null,
    separatedOn: told.separatedOn || null,
    note: told.note.trim() || null,
  }
}

/** What was corrected; a birth that nobody touched stays as exact, or as rough, as it was. */
export function correctedDraft(sought: Sought, told: SoughtTold, today: string): SoughtDraft {
  const draft = draftOf(told, today)
  return sameValue(told.birth, soughtTold(sought).birth) ? { ...draft, birth: sought.birth } : draft
}

function namesOf({ names }: SoughtTold): PersonName[] {
  return names
    .filter(({ text }) => text.trim() !== '')
    .map((name) => ({ ...name, script: scriptOf(name.text) }))
}

/** What they are called while the form is being filled in. */
export function nameOfSought(told: SoughtTold): string {
  return namesOf(told)[0]?.text ?? ''
}

/** What is wrong before anything travels; the rules are those of the server. */
export function faultsOfSought(told: SoughtTold, today: string, path: string, number = 1): readonly Fault[] {
  const names = namesOf(told)
  const birth = readBirth(told.birth, today)
  const { separatedOn } = told
  const faults: Fault[] = [
    ...(names.length === 0
      ? [{ path: 'names.0.text', code: 'web.tracing.fault.no-name', values: { number } }]
      : []),
    ...(told.relation === ''
      ? [{ path: 'relation', code: 'web.tracing.fault.no-relation', values: { number } }]
      : []),
    ...(birth === undefined ? [{ path: 'birth', code: `web.people.birth.unread.${told.birth.way}` }] : []),
    ...personFaults({ names, birth: birth ?? null }, today),
    ...(separatedOn !== '' && !isDay(separatedOn) ? [{ path: 'separatedOn', code: 'day.unreal' }] : []),
    ...(separatedOn > today ? [{ path: 'separatedOn', code: 'tracing.fault.in-the-future' }] : []),
  ]
  return faults.map((fault) => ({ ...fault, path: `${path}.${fault.path}` }))
}
