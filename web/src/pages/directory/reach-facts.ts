import type { ResponseTime, Service } from '@passerelle/domain/shared/services/service'
import type { Speech } from '../../app/words.tsx'
import type { Fact } from '../../kit/Facts.tsx'

/** How one gets there and what happens then. */
export function reachFacts(speech: Speech, service: Service): readonly Fact[] {
  const { t, list, nameOf } = speech
  const { access, referral, nextStep, languages, response } = service
  const several = (words: string, codes: readonly string[] | null) =>
    codes && codes.length > 0 ? list(codes.map((code) => t(`${words}.${code}`))) : null
  const lines: readonly (readonly [string, string, string | null])[] = [
    ['access', 'services.column.accessibility', several('services.access', access)],
    ['referral', 'services.column.referral_method', several('services.referral', referral)],
    ['next', 'services.column.next_step_after_referral', nextStep && t(`services.next-step.${nextStep}`)],
    ['response', 'services.column.response_delay', response && responseText(t, response)],
    [
      'languages',
      'services.column.languages',
      languages && list(languages.map((code) => nameOf('language', code))),
    ],
  ]
  return lines.map(([id, label, text]) => ({
    id,
    label: t(label),
    value: text ?? t('services.not-stated'),
  }))
}

function responseText(t: Speech['t'], { kind, hours }: ResponseTime): string {
  return kind === 'within' && hours !== null
    ? t('services.response.within', { hours })
    : t('services.response.case-by-case')
}
