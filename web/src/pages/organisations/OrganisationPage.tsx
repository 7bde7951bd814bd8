import { Button } from '@mantine/core'
import { readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import { useParams, useRouter } from '@tanstack/react-router'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Officers } from '../screening/Officers.tsx'
import { Agreements } from './Agreements.tsx'
import { Competences } from './Competences.tsx'
import { InviteAdministrator } from './InviteAdministrator.tsx'
import { OrganisationState } from './OrganisationState.tsx'
import styles from './Organisations.module.css'
import { nameOfCountry } from './country-name.ts'

export type OrganisationRead = OutputOf<typeof readOrganisation>

/** One organisation: what it is, what it may do and on whose word, and what it is to others. */
export function OrganisationPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readOrganisation, { id })
  if (!data)
    return error ? <ErrorPanel problem={error} retry={() => void refetch()} /> : <Waiting lines={8} />
  return (
    <>
      <Head read={data} />
      <div className={styles.page}>
        <div className={styles.main}>
          <Competences read={data} />
          <Agreements read={data} />
        </div>
        <div className={styles.main}>
          <About read={data} />
          <Officers organisationId={data.organisation.id} registers={data.may.register} />
          {data.branches.length > 0 && <Branches branches={data.branches} />}
        </div>
      </div>
    </>
  )
}

interface PartProps {
  readonly read: OrganisationRead
}

function Head({ read: { organisation, may } }: PartProps) {
  const { t, language } = useWords()
  const router = useRouter()
  const { id, name, acronym, kind, country, standing } = organisation
  const edit = () => void router.navigate({ href: `/organisations/${id}/edit` })
  return (
    <PageHeader
      windowTitle={name}
      back={{ href: '/organisations', label: t('app.nav.organisations') }}
      standing={<OrganisationState standing={standing} />}
      about={
        <>
          {acronym && <bdi>{acronym}</bdi>}
          <span>{t(`organisations.kind.${kind}`)}</span>
          <span>{nameOfCountry(country, language)}</span>
          {organisation.observer && <span>{t('organisations.relation.observer')}</span>}
        </>
      }
      actions={
        <>
          {may.register && <InviteAdministrator organisation={organisation} />}
          {may.change && (
            <Button variant="default" leftSection={<Icon name="pen" size={18} />} onClick={edit}>
              {t('web.organisations.edit')}
            </Button>
          )}
        </>
      }
    >
      <bdi>{name}</bdi>
    </PageHeader>
  )
}

function About({ read: { organisation, contact } }: PartProps) {
  const { t } = useWords()
  const { email, phone, website, about, hasAccounts } = contact
  const headquarters = organisation.headquartersId
  return (
    <Panel title={t('web.organisations.about')}>
      {about && (
        <p dir="auto" className={styles.about}>
          {about}
        </p>
      )}
      <Facts
        facts={[
          {
            id: 'email',
            label: t('web.organisations.email'),
            value: email && (
              <a href={`mailto:${email}`}>
                <bdi dir="ltr">{email}</bdi>
              </a>
            ),
          },
          { id: 'phone', label: t('web.organisations.phone'), value: phone && <bdi dir="ltr">{phone}</bdi> },
          {
            id: 'website',
            label: t('web.organisations.website'),
            value: website && (
              <a href={website} rel="noreferrer">
                <bdi dir="ltr">{website}</bdi>
              </a>
            ),
          },
          {
            id: 'accounts',
            label: t('web.organisations.answers'),
            value: t(hasAccounts ? 'web.organisations.answers.here' : 'web.organisations.answers.link'),
          },
          {
            id: 'headquarters',
            label: t('web.organisations.headquarters'),
            value: headquarters && <OrganisationLink id={headquarters} />,
          },
          {
            id: 'services',
            label: t('app.nav.directory'),
            value: (
              <GoLink href={`/directory?organisation=${organisation.id}`}>
                {t('web.organisations.services')}
              </GoLink>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function OrganisationLink({ id }: { readonly id: string }) {
  const { t } = useWords()
  const { data } = useRead(readOrganisation, { id })
  return (
    <GoLink href={`/organisations/${id}`}>
      <bdi>{data?.organisation.name ?? t('web.organisations.headquarters')}</bdi>
    </GoLink>
  )
}

function Branches({ branches }: { readonly branches: OrganisationRead['branches'] }) {
  const { t, language } = useWords()
  return (
    <Panel title={t('web.organisations.branches')}>
      <ul className={styles.lines}>
        {branches.map(({ id, name, country }) => (
          <li key={id}>
            <GoLink href={`/organisations/${id}`}>
              <bdi>{name}</bdi>
            </GoLink>
            <span className="soft">{nameOfCountry(country, language)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
