import { Button } from '@mantine/core'
import { type PersonRead, readPerson } from '@passerelle/domain/shared/people/contract'
import { useParams, useRouter } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { useProgrammeWords } from '../../app/programme-words.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PersonCode } from '../../kit/PersonCode.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Contacts } from './Contacts.tsx'
import { Family } from './Family.tsx'
import { Households } from './Households.tsx'
import { OpenRecordDialog } from './OpenRecordDialog.tsx'
import styles from './Person.module.css'
import { PersonAbout } from './PersonAbout.tsx'
import { PersonRecords } from './PersonRecords.tsx'
import { PrintForPerson } from './PrintForPerson.tsx'
import { aboutWords } from './person-words.ts'

const KnownElsewhere = lazy(async () => {
  const { KnownElsewhere: component } = await import('../recognition/asking/KnownElsewhere.tsx')
  return { default: component }
})

/** One person: how they are called and reached, their records, their family. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false })
  const ready = useProgrammeWords()
  const { data, error, refetch } = useRead(readPerson, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  return data && ready ? <Person person={data} /> : <Waiting lines={10} />
}

function Person({ person }: { readonly person: PersonRead }) {
  return (
    <>
      <Head person={person} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <PersonRecords person={person} />
          <PersonAbout person={person} />
        </div>
        <div className={styles.column}>
          <Contacts contacts={person.fields.contacts} />
          <Family person={person} />
          <Households person={person} />
          <Suspense fallback={<Waiting lines={3} />}>
            <KnownElsewhere person={person} />
          </Suspense>
        </div>
      </div>
    </>
  )
}

function Head({ person }: { readonly person: PersonRead }) {
  const { t, day } = useWords()
  const router = useRouter()
  const [opening, setOpening] = useState(false)
  const { sex } = person.fields
  return (
    <>
      <PageHeader
        windowTitle={person.code}
        back={{ href: '/people', label: t('app.nav.people') }}
        about={
          <>
            <span>{aboutWords({ age: person.age, sex }, t)}</span>
            <PersonCode code={person.code} />
            <span>
              {t('web.people.created', {
                name: person.createdByName,
                day: day(person.createdAt.slice(0, 10)),
              })}
            </span>
          </>
        }
        actions={
          <>
            <PrintForPerson personId={person.id} />
            <Button
              variant="default"
              leftSection={<Icon name="pen" size={18} />}
              onClick={() => void router.navigate({ href: `/people/${person.id}/edit` })}
            >
              {t('web.people.edit')}
            </Button>
          </>
        }
        primary={<Button onClick={() => setOpening(true)}>{t('web.people.open-record')}</Button>}
      >
        <NameDisplay name={person.displayName} latin={person.latinName} size="heading" />
      </PageHeader>
      {opening && <OpenRecordDialog personId={person.id} onClose={() => setOpening(false)} />}
    </>
  )
}
