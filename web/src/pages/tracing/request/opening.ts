import type { AgeInterval } from '@passerelle/domain/kernel/age'
import type { Fault } from '@passerelle/domain/kernel/reason'
import type { openTracing } from '@passerelle/domain/shared/tracing/contract'
import type { InputOf } from '../../../app/call.ts'
import {
  type AgreementTold,
  agreementOf,
  faultsOfAgreement,
  isAgreementTold,
} from '../../../kit/agreement/agreement.ts'
import type { TieTold } from './TieFields.tsx'
import { type SoughtTold, draftOf, faultsOfSought, isSoughtTold } from './sought-form.ts'

/** A request as it is being written down. */
export interface Opening {
  readonly id: string
  readonly sought: readonly SoughtTold[]
  readonly ties: readonly TieTold[]
  readonly agreement: AgreementTold
}

export function isOpening(kept: unknown): kept is Opening {
  if (typeof kept !== 'object' || kept === null || !('sought' in kept) || !('agreement' in kept)) return false
  const { sought, agreement } = kept
  return Array.isArray(sought) && sought.every(isSoughtTold) && 'ties' in kept && isAgreementTold(agreement)
}

export function openingInput(
  { id, sought, ties, agreement }: Opening,
  seekerId: string,
  today: string,
): InputOf<typeof openTracing> {
  return {
    id,
    seekerId,
    agreement: agreementOf(agreement),
    textLanguage: agreement.textLanguage,
    sought: sought.map((each) => draftOf(each, today)),
    ties: [...ties],
  }
}

/** All that is still wrong, at its field. */
export function faultsOfOpening(
  { sought, ties, agreement }: Opening,
  age: AgeInterval | null,
  today: string,
): readonly Fault[] {
  return [
    ...sought.flatMap((each, at) => faultsOfSought(each, today, `sought.${at}`, at + 1)),
    ...ties.flatMap(({ one, other }, at) =>
      one === other ? [{ path: `ties.${at}`, code: 'tracing.fault.tie-to-nobody' }] : [],
    ),
    ...faultsOfAgreement(agreement, age, today),
  ]
}

/** Without one of them; what was told of how they belong together goes with them. */
export function withoutSought(opening: Opening, at: number): Opening {
  const gone = opening.sought[at]?.id
  return {
    ...opening,
    sought: opening.sought.toSpliced(at, 1),
    ties: opening.ties.filter(({ one, other }) => one !== gone && other !== gone),
  }
}
