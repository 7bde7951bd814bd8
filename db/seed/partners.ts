import type { ServiceType } from '@passerelle/domain/shared/services/service'
import type { Desk } from './file.ts'
import type { Partner } from './referring.ts'

/** Who answers where. */
const people: Readonly<Record<string, readonly [keeper: string, handler: string]>> = {
  almond: ['maryam', 'salma'],
  lantern: ['chen', 'dima'],
  beacon: ['esi', 'karim'],
  cedar: ['tareq', 'joud'],
  redbridge: ['lina', 'selam'],
  openhands: ['jun', 'jun'],
  harbour: ['samir', 'nour'],
  'harbour-irbid': ['hala', 'mita'],
  codru: ['ana', 'dmytro'],
  university: ['elena', 'elena'],
  inspectorate: ['mihail', 'mihail'],
  oldwell: ['', ''],
}

function partner(organisation: string, service: string): Partner {
  const [keeper, handler] = people[organisation] ?? ['', '']
  return { organisation, service, keeper, handler }
}

/** Where a need of this kind goes; undefined where nobody near does it. */
export function partnerFor(
  type: ServiceType,
  desk: Desk,
  who: { readonly sex: 'female' | 'male'; readonly isChild: boolean },
): Partner | undefined {
  return desk.country === 'MDA' ? inMoldova(type, who.isChild) : inJordan(type, desk, who.sex)
}

function inJordan(type: ServiceType, { organisation }: Desk, sex: 'female' | 'male'): Partner | undefined {
  const north = organisation === 'harbour-irbid'
  switch (type) {
    case 'safe-shelter':
      return sex === 'female' ? partner('almond', 'shelter') : undefined
    case 'protection':
      return partner('beacon', north ? 'protection-irbid' : 'protection')
    case 'counselling':
      return partner('lantern', north ? 'counselling-irbid' : 'counselling-amman')
    case 'health':
      return partner('redbridge', 'clinic')
    case 'legal-aid':
      return partner('cedar', north ? 'legal-irbid' : 'legal-amman')
    case 'cash':
      return partner('beacon', 'cash')
    case 'food':
      return partner('oldwell', 'kitchen')
    case 'interpretation':
      return partner('openhands', 'interpreters')
    case 'transport':
      return partner('openhands', 'transport')
    case 'livelihoods':
      return organisation === 'harbour' ? partner('openhands', 'advice') : partner('harbour', 'training')
    case 'family-tracing':
      return north ? undefined : partner('harbour-irbid', 'tracing')
    default:
      return undefined
  }
}

function inMoldova(type: ServiceType, isChild: boolean): Partner | undefined {
  switch (type) {
    case 'safe-shelter':
      return isChild ? partner('codru', 'house') : undefined
    case 'child-protection':
      return partner('codru', 'guardians')
    case 'family-tracing':
      return partner('codru', 'tracing')
    case 'legal-aid':
      return partner('university', 'clinic')
    case 'interpretation':
      return partner('university', 'interpreters')
    case 'livelihoods':
      return partner('inspectorate', 'complaints')
    default:
      return undefined
  }
}

/** The next one to ask for a lawyer. */
export function nextLawyer({ country }: Desk): Partner {
  return country === 'JOR' ? partner('beacon', 'legal') : partner('inspectorate', 'complaints')
}
