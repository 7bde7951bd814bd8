import type { AgeInterval } from '@passerelle/domain/kernel/age'
import { adultAge } from '@passerelle/domain/kernel/age'
import type { Fault } from '@passerelle/domain/kernel/reason'
import type { Giver } from '@passerelle/domain/shared/consents/consent'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { type AgreementForm, agreementFaults } from '@passerelle/domain/shared/recognition/asking'
import { tracingAgreement } from '@passerelle/domain/shared/tracing/rules'
import { type Language, isLanguage } from '../../app/languages/load.ts'

/** How a person agrees, as it is being written down. */
export interface AgreementTold {
  readonly textLanguage: Language
  /** ISO 639-3: what was spoken. */
  readonly language: string
  readonly givenBy: Giver
  readonly form: AgreementForm
  /** Who heard it, or where the signed paper lies. */
  readonly proof: string
  readonly guardianName: string
  readonly capacityNote: string
}

/** Who is asked, as far as it decides how. */
export interface Asked {
  readonly age: AgeInterval | null
  /** ISO 639-3, the one spoken best first. */
  readonly languages: readonly string[]
  readonly guardian: string | null
}

const spoken: Readonly<Record<string, Language>> = { eng: 'en', fra: 'fr', spa: 'es', ara: 'ar' }

/** Somebody whom we do not keep ourselves: a request from elsewhere. */
export const unknownAsked: Asked = { age: null, languages: [], guardian: null }

export function askedOf({ age, fields, relations }: PersonRead): Asked {
  const guardian = relations.find((relation) => relation.legalGuardian)?.other.displayName ?? null
  return { age, languages: fields.languages ?? [], guardian }
}

/** Everything that can be known before the person is asked. */
export function beginAgreement({ age, languages, guardian }: Asked, own: Language): AgreementTold {
  const child = isChild(age)
  return {
    textLanguage: languages.map((code) => spoken[code]).find((code) => code !== undefined) ?? own,
    language: languages[0] ?? '',
    givenBy: child ? 'child-assent-and-guardian' : 'self',
    form: 'explicit-oral-witnessed',
    proof: '',
    guardianName: child ? (guardian ?? '') : '',
    capacityNote: '',
  }
}

export function isChild(age: AgeInterval | null): boolean {
  return age !== null && age.least < adultAge
}

export function isAgreementTold(kept: unknown): kept is AgreementTold {
  return typeof kept === 'object' && kept !== null && 'givenBy' in kept && 'proof' in kept && 'form' in kept
}

/** The agreement as it travels. */
export function agreementOf({ language, givenBy, form, proof, guardianName, capacityNote }: AgreementTold) {
  return {
    language,
    givenBy,
    form,
    proof: proof.trim(),
    guardianName: givenBy === 'self' ? null : guardianName.trim() || null,
    capacityNote: capacityNote.trim() || null,
  }
}

const proofFaults: Readonly<Record<AgreementForm, string>> = {
  'explicit-oral-witnessed': 'consents.fault.witness',
  'explicit-written': 'web.tracing.fault.no-paper',
}

/** What is still missing or cannot be, with the same rules as the server. */
export function faultsOfAgreement(
  told: AgreementTold,
  age: AgeInterval | null,
  today: string,
): readonly Fault[] {
  const agreement = agreementOf(told)
  const gaps = [
    ...(agreement.language === ''
      ? [{ path: 'agreement.language', code: 'web.tracing.fault.no-language' }]
      : []),
    ...(agreement.proof === '' ? [{ path: 'agreement.proof', code: proofFaults[told.form] }] : []),
  ]
  const faults = agreementFaults(agreement, age, today, tracingAgreement)
  return [...gaps, ...faults.filter(({ path }) => path !== 'agreement.witnessName')]
}

export function readLanguage(text: string, otherwise: Language): Language {
  return isLanguage(text) ? text : otherwise
}
