import type { AgeInterval } from '@passerelle/domain/kernel/age'
import { adultAge } from '@passerelle/domain/kernel/age'
import type { Fault } from '@passerelle/domain/kernel/reason'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import type { Giver, Purpose } from '@passerelle/domain/shared/consents/consent'
import type { giveConsent } from '@passerelle/domain/shared/consents/contract'
import type { FoundPlace } from '@passerelle/domain/shared/places/contract'
import { defaultUntil, givingFaults } from '@passerelle/domain/shared/consents/rules'
import type { InputOf } from '../../../app/call.ts'
import { type Language, isLanguage } from '../../../app/languages/load.ts'

/** How the agreement is proved. */
export const ways = ['signature', 'photo', 'oral'] as const
export type Way = (typeof ways)[number]

/** The conversation in which the person agrees, as it is being written down. */
export interface ConsentTold {
  readonly textLanguage: Language
  /** ISO 639-3: what was spoken. */
  readonly language: string
  readonly interpreter: string
  readonly readAloud: boolean
  readonly privatePlace: boolean
  readonly givenBy: Giver
  readonly guardianName: string
  readonly witnessName: string
  readonly capacityNote: string
  readonly way: Way
  /** Another text with each new drawing. */
  readonly drawing: string
  /** The drawing, a PNG as a data address. */
  readonly image: string
  /** The photograph of the signed page, once it was received. */
  readonly photoId: string
  readonly until: string
}

export function isConsentTold(kept: unknown): kept is ConsentTold {
  return (
    typeof kept === 'object' && kept !== null && 'way' in kept && 'drawing' in kept && 'privatePlace' in kept
  )
}

/** Who is asked, as far as it decides how. */
export interface Agreeing {
  readonly age: AgeInterval | null
  /** ISO 639-3, the one spoken best first. */
  readonly languages: readonly string[]
  readonly guardian: string | null
  /** Where the person lives, as far as it is known. */
  readonly place: FoundPlace | null
}

const interfaceLanguages: Readonly<Record<string, Language>> = { eng: 'en', fra: 'fr', spa: 'es', ara: 'ar' }

/** Everything that can be known before the conversation; what has to happen in it begins empty. */
export function beginConsent(person: Agreeing, own: Language, today: string): ConsentTold {
  const read = person.languages.map((code) => interfaceLanguages[code]).find((code) => code !== undefined)
  const child = person.age !== null && person.age.least < adultAge
  return {
    textLanguage: read ?? own,
    language: person.languages[0] ?? '',
    interpreter: '',
    readAloud: false,
    privatePlace: false,
    givenBy: child ? 'child-assent-and-guardian' : 'self',
    guardianName: child ? (person.guardian ?? '') : '',
    witnessName: '',
    capacityNote: '',
    way: 'signature',
    drawing: '',
    image: '',
    photoId: '',
    until: defaultUntil(today),
  }
}

export interface Target {
  readonly recordId: string
  readonly purpose: Purpose
  readonly recipientId: string | null
  readonly categories: readonly DataCategory[]
}

export function hasProof(told: ConsentTold): boolean {
  if (told.way === 'signature') return told.image !== ''
  return told.way === 'photo' && told.photoId !== ''
}

/** What is still missing or cannot be, with the same rules as the server. */
export function faultsOfTold(
  told: ConsentTold,
  target: Target,
  age: AgeInterval | null,
  today: string,
): readonly Fault[] {
  const faults = givingFaults(
    {
      givenBy: told.givenBy,
      form: told.way === 'oral' ? 'explicit-oral-witnessed' : 'explicit-written',
      purposes: [target.purpose],
      categories: target.categories,
      guardianName: told.guardianName.trim() || null,
      witnessName: told.witnessName.trim() || null,
      capacityNote: told.capacityNote.trim() || null,
      privatePlace: told.privatePlace,
      readAloud: told.readAloud,
      hasEvidence: hasProof(told),
      validFrom: today,
      validUntil: told.until,
    },
    age,
    today,
  )
  return told.language === '' ? [{ path: 'language', code: 'kernel.fault.required' }, ...faults] : faults
}

/** The act as the server keeps it; its id and that of the drawn signature are made with the attempt. */
export function givingOf(
  told: ConsentTold,
  target: Target,
  signatureId: string | null,
): Omit<InputOf<typeof giveConsent>, 'id'> {
  const photo = told.way === 'photo' ? told.photoId : null
  return {
    recordId: target.recordId,
    purpose: target.purpose,
    recipientId: target.recipientId,
    categories: [...target.categories],
    validUntil: told.until,
    givenBy: told.givenBy,
    form: told.way === 'oral' ? 'explicit-oral-witnessed' : 'explicit-written',
    guardianName: told.givenBy === 'self' ? null : told.guardianName.trim() || null,
    witnessName: told.witnessName.trim() || null,
    textLanguage: told.textLanguage,
    language: told.language,
    interpreter: told.interpreter.trim() || null,
    readAloud: told.readAloud,
    privatePlace: told.privatePlace,
    capacityNote: told.capacityNote.trim() || null,
    evidenceDocumentId: signatureId ?? photo,
  }
}

/** After the agreement was kept, another conversation begins afresh; only how one speaks with each other stays. */
export function afterGiving(told: ConsentTold): ConsentTold {
  return {
    ...told,
    readAloud: false,
    privatePlace: false,
    drawing: '',
    image: '',
    photoId: '',
    witnessName: '',
  }
}

export function readLanguage(text: string, otherwise: Language): Language {
  return isLanguage(text) ? text : otherwise
}
