import type { Population } from '../organisations/organisation.ts'
import { adultAge } from '../../kernel/age.ts'
import type { Seeker } from './finding.ts'
import type { Vulnerability } from './service.ts'

const elderlyFrom = 60

const groupByVulnerability: Readonly<Partial<Record<Vulnerability, Population>>> = {
  'unaccompanied-or-separated-child': 'unaccompanied-children',
  'sexual-violence': 'survivors-of-sexual-violence',
  trafficking: 'survivors-of-trafficking',
  disability: 'people-with-disabilities',
  'older-person-at-risk': 'older-people',
  'serious-medical-condition': 'people-with-medical-needs',
}

/** The groups that the person certainly belongs to; what is not known puts nobody into a group. */
export function populationsOf(person: Seeker): readonly Population[] {
  const groups = new Set<Population>(ageGroups(person))
  for (const vulnerability of person.vulnerabilities ?? []) {
    const group = groupByVulnerability[vulnerability]
    if (group) groups.add(group)
  }
  if (person.nationalities?.includes('XXA')) groups.add('stateless-people')
  const asylum = person.documents?.some(
    ({ kind }) => kind === 'asylum-certificate' || kind === 'refugee-card',
  )
  if (asylum || person.nationalities?.includes('XXB')) groups.add('refugees-and-asylum-seekers')
  return [...groups]
}

function ageGroups({ age, sex }: Seeker): readonly Population[] {
  if (!age) return []
  if (age.most < adultAge)
    return ['children', ...(sex === 'female' ? ['girls' as const] : sex === 'male' ? ['boys' as const] : [])]
  if (age.least < adultAge) return []
  const grown: readonly Population[] = sex === 'female' ? ['women'] : sex === 'male' ? ['men'] : []
  return age.least >= elderlyFrom ? [...grown, 'older-people'] : grown
}
