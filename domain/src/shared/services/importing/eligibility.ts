import type { Eligibility, NationalityRule, RegistrationRule, VulnerabilityRule } from '../service.ts'
import { type Cells, sayDoubtful, sayUnknown, wholeMeanings } from './cells.ts'
import type { Column } from './columns.ts'
import { intakeRules, nationalityRules, registrationRules, sexPhrases } from './phrases.ts'

/** Whom the service takes, as far as its cells say. */
export function eligibilityOf(cells: Cells): Eligibility {
  return {
    nationalities: nationalitiesOf(cells),
    registration: registrationOf(cells),
    ages: agesOf(cells),
    sexes: wholeMeanings(cells, 'sexes', sexPhrases),
    vulnerabilities: vulnerabilitiesOf(cells),
  }
}

function nationalitiesOf(cells: Cells): NationalityRule | null {
  const rules = wholeMeanings(cells, 'nationality', nationalityRules)
  if (!rules) return null
  if (rules.some((rule) => rule.doubtful))
    sayDoubtful(cells, 'nationality', 'services.others-means', 'services.name-nationalities')
  const open = rules.some((rule) => rule.include.length === 0 && rule.exclude.length === 0)
  if (open) return { include: [], exclude: [] }
  return { include: rules.flatMap((rule) => rule.include), exclude: rules.flatMap((rule) => rule.exclude) }
}

/** Of several requirements in one cell the strictest stands, and the cell is reported. */
function registrationOf(cells: Cells): RegistrationRule | null {
  const rules = wholeMeanings(cells, 'registration_requirement', registrationRules)
  const [first] = rules ?? []
  if (!rules || !first) return null
  if (rules.length === 1) return first
  sayDoubtful(cells, 'registration_requirement', 'services.several-requirements', 'services.one-requirement')
  return {
    documents: [...new Set(rules.flatMap((rule) => rule.documents))],
    expiredAccepted: rules.every((rule) => rule.expiredAccepted),
  }
}

function agesOf(cells: Cells): Eligibility['ages'] {
  const from = yearsOf(cells, 'age_from')
  const to = yearsOf(cells, 'age_to')
  return from === null && to === null ? null : { from, to }
}

function yearsOf(cells: Cells, column: Column): number | null {
  const text = cells.get(column)
  if (text === '') return null
  if (/^\d{1,3}$/.test(text) && Number(text) <= 130) return Number(text)
  sayUnknown(cells, column, text)
  return null
}

function vulnerabilitiesOf(cells: Cells): VulnerabilityRule | null {
  const found = wholeMeanings(cells, 'intake_criteria', intakeRules)
  if (!found) return null
  const scored = found.includes('scored')
  if (found.includes('anyone')) return { oneOf: [], scored }
  return { oneOf: found.filter((intake) => intake !== 'anyone' && intake !== 'scored'), scored }
}
