import type { ListedService } from '@passerelle/domain/shared/services/contract'
import type { KeptValue, ServiceContact } from '@passerelle/domain/shared/services/service'
import { useMaybeSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { type Fact, Facts } from '../../kit/Facts.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { fullNameOfPlace } from '../../kit/place-words.ts'
import { CapacityLine } from './CapacityLine.tsx'
import styles from './Directory.module.css'
import { Hours } from './Hours.tsx'
import { eligibilityFacts } from './eligibility-facts.tsx'
import { reachFacts } from './reach-facts.ts'
import { nameOfCountry, tagOf } from './service-words.ts'

interface PartProps {
  readonly listed: ListedService
}

/** For whom, how, when. What the provider has not said stands there as not stated, never as "anyone" or "always". */
export function ServiceParts({ listed }: PartProps) {
  const speech = useWords()
  const { t, language } = speech
  const { service } = listed
  const activities = inReadersLanguage(service.activities, language)
  return (
    <>
      {activities.length > 0 && (
        <Panel title={t('services.column.activities')}>
          <ul className={styles.plain}>
            {activities.map(({ language: spoken, text }) => (
              <li key={text} lang={tagOf(spoken)} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('web.directory.part.whom')}>
        <Facts facts={eligibilityFacts(speech, service.eligibility)} />
      </Panel>
      <Panel title={t('web.directory.part.how')}>
        <Facts facts={reachFacts(speech, service)} />
      </Panel>
      {service.kept.length > 0 && <Kept kept={service.kept} />}
    </>
  )
}

const spokenAs: Readonly<Record<string, string>> = { en: 'eng', fr: 'fra', es: 'spa', ar: 'ara' }

/** Texts in the reader's language where there are any, else all of them. */
function inReadersLanguage<Text extends { readonly language: string }>(
  texts: readonly Text[],
  language: string,
): readonly Text[] {
  const own = texts.filter((text) => text.language === spokenAs[language])
  const english = texts.filter((text) => text.language === 'eng')
  return [own, english, texts].find((some) => some.length > 0) ?? []
}

/** Words of the source that no list of ours holds: shown as they stood, with a flag. */
function Kept({ kept }: { readonly kept: readonly KeptValue[] }) {
  const { t, has } = useWords()
  return (
    <Panel
      title={t('services.kept')}
      aside={<span className="soft small">{t('web.directory.kept.hint')}</span>}
    >
      <dl className={styles.kept}>
        {kept.map(({ column, text }) => (
          <div key={`${column} ${text}`}>
            <dt>{has(`services.column.${column}`) ? t(`services.column.${column}`) : column}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

/** Where and when, whom to call, how fresh all this is. */
export function ServiceSide({ listed }: PartProps) {
  const { t } = useWords()
  const isSignedIn = useMaybeSession() !== undefined
  const { service } = listed
  return (
    <>
      <Panel title={t('web.directory.part.where')}>
        <Facts facts={useWhere(listed)} />
      </Panel>
      <Panel title={t('web.directory.part.hours')}>
        <Hours schedule={service.schedule} />
      </Panel>
      {isSignedIn && (
        <Panel title={t('web.directory.column.free')}>
          <CapacityLine capacity={service.capacity ?? { places: null, free: null, confirmedAt: null }} />
        </Panel>
      )}
      <Panel title={t('web.directory.part.contact')}>
        <Contacts contacts={service.contacts} />
      </Panel>
      <Panel title={t('web.directory.part.entry')}>
        <Facts facts={useEntry(listed)} />
      </Panel>
    </>
  )
}

function useWhere({ service, place }: ListedService): readonly Fact[] {
  const { t, language } = useWords()
  const { disclosure, coverage, address } = service
  const where = place ? fullNameOfPlace(place, language) : nameOfCountry(service.country, language)
  const covers = coverage && (coverage.region ?? t(`services.coverage.${coverage.kind}`))
  return [
    { id: 'place', label: t('web.directory.filter.place'), value: <bdi>{where}</bdi> },
    {
      id: 'confidential',
      label: t('web.directory.confidential'),
      value: disclosure === 'open' ? null : t(`services.disclosure.${disclosure}`),
    },
    {
      id: 'address',
      label: t('services.column.address'),
      value: address && <span dir="auto">{address}</span>,
    },
    { id: 'coverage', label: t('services.column.coverage'), value: covers ?? t('services.not-stated') },
  ]
}

function Contacts({ contacts }: { readonly contacts: readonly ServiceContact[] }) {
  const { t } = useWords()
  if (contacts.length === 0) return <p className="soft">{t('services.not-stated')}</p>
  const facts = contacts.map(({ kind, value }) => ({
    id: `${kind} ${value}`,
    label: t(`services.contact.${kind}`),
    value: <ContactLink kind={kind} value={value} />,
  }))
  return <Facts facts={facts} />
}

function ContactLink({ kind, value }: Pick<ServiceContact, 'kind' | 'value'>) {
  const href = hrefOf(kind, value)
  const text = <bdi dir="ltr">{value}</bdi>
  return href ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  )
}

function hrefOf(kind: ServiceContact['kind'], value: string): string | undefined {
  if (kind === 'email') return `mailto:${value}`
  if (kind === 'web') return /^https?:\/\//.test(value) ? value : undefined
  return `tel:${value.replaceAll(/[^\d+]/g, '')}`
}

function useEntry({ service, stale, outOfDate }: ListedService): readonly Fact[] {
  const { t, day } = useWords()
  const { validFrom, validUntil, confirmedOn, source, visibility } = service
  const dated = (value: string | null) => (value ? day(value) : t('services.not-stated'))
  return [
    { id: 'from', label: t('services.column.start_date'), value: dated(validFrom) },
    { id: 'until', label: t('services.column.end_date'), value: dated(validUntil) },
    {
      id: 'confirmed',
      label: t('web.directory.confirmed-on'),
      value: confirmedOn ? day(confirmedOn) : t('web.directory.never-confirmed'),
    },
    { id: 'stale', label: t('web.directory.careful'), value: stale ? t('services.stale') : null },
    { id: 'over', label: t('web.directory.careful'), value: outOfDate ? t('services.out-of-date') : null },
    {
      id: 'visibility',
      label: t('services.column.visibility'),
      value: t(`services.visibility.${visibility}`),
    },
    {
      id: 'source',
      label: t('web.directory.source'),
      value: source && (
        <bdi dir="ltr">
          {source.system} {source.key}
        </bdi>
      ),
    },
  ]
}
