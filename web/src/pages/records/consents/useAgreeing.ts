import { readPerson } from '@passerelle/domain/shared/people/contract'
import { useRead } from '../../../app/queries.ts'
import { useRecord } from '../record-context.tsx'
import type { Agreeing } from './told.ts'

/** What decides how the person is asked: age, languages, and who is their guardian by law; absent while it is on its way. */
export function useAgreeing(): Agreeing | undefined {
  const { person } = useRecord().read
  const { data } = useRead(readPerson, { id: person.id })
  if (!data) return undefined
  return {
    age: person.age,
    languages: data.fields.languages ?? [],
    place: data.place,
    guardian: data.relations.find((relation) => relation.legalGuardian)?.other.displayName ?? null,
  }
}
