import type {
  Eligibility,
  NationalityRule,
  RegistrationRule,
} from '@passerelle/domain/shared/services/service'
import type { Speech } from '../../app/words.tsx'
import type { Fact } from '../../kit/Facts.tsx'
import { nameOfCountry } from './service-words.ts'

/** Whom the service takes, line by line; what is not stated says so. */
export function eligibilityFacts(speech: Speech, eligibility: Eligibility): readonly Fact[] {
  const { t } = speech
  const { nationalities, registration, sexes } = eligibility
  const lines: readonly (readonly [string, string | null])[] = [
    ['nationality', nationalities && nationalityText(speech, nationalities)],
    ['registration', registration && registrationText(speech, registration)],
    ['age', agesText(speech, eligibility.ages)],
    ['sex', sexes && speech.list(sexes.map((sex) => t(`services.sex.${sex}`)))],
    ['vulnerability', vulnerabilityText(speech, eligibility.vulnerabilities)],
  ]
  return lines.map(([id, text]) => ({
    id,
    label: t(`services.must-know.${id}`),
    value: text ?? <span className="soft">{t('services.not-stated')}</span>,
  }))
}

function nationalityText({ t, list, language }: Speech, { include, exclude }: NationalityRule): string {
  const named = (codes: readonly string[]) => list(codes.map((code) => nationality(t, code, language)))
  const who = include.length === 0 ? t('services.nationality.any') : named(include)
  return exclude.length === 0 ? who : t('web.directory.all-but', { who, except: named(exclude) })
}

function nationality(t: Speech['t'], code: string, language: Speech['language']): string {
  return code.startsWith('XX') ? t(`places.nationality.${code}`) : nameOfCountry(code, language)
}

function registrationText({ t, list }: Speech, { documents, expiredAccepted }: RegistrationRule): string {
  if (documents.length === 0) return t('services.registration.none')
  const papers = list(documents.map((kind) => t(`services.document.${kind}`)))
  return expiredAccepted ? `${papers} (${t('services.registration.expired-accepted')})` : papers
}

function agesText({ t }: Speech, ages: Eligibility['ages']): string | null {
  if (!ages) return null
  const { from, to } = ages
  if (from === null && to === null) return t('web.directory.ages.any')
  if (to === null) return t('web.directory.ages.from', { from: from ?? 0 })
  return t(from === null ? 'web.directory.ages.to' : 'web.directory.ages.between', { from: from ?? 0, to })
}

function vulnerabilityText({ t, list }: Speech, rule: Eligibility['vulnerabilities']): string | null {
  if (!rule) return null
  const { oneOf, scored } = rule
  const kinds = oneOf.map((kind) => t(`services.vulnerability.${kind}`))
  const whom = kinds.length === 0 ? t('web.directory.vulnerability.none') : list(kinds)
  return scored ? `${whom}. ${t('services.find.provider-assesses')}` : whom
}
