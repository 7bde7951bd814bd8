import { Button } from '@mantine/core'
import { readTracing, withdrawTracing } from '@passerelle/domain/shared/tracing/contract'
import type { TracingRequest } from '@passerelle/domain/shared/tracing/schema'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useRead } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ConfirmButton } from '../../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Facts } from '../../../kit/Facts.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import styles from '../Tracing.module.css'
import { FamilyPicture } from './FamilyPicture.tsx'
import { SoughtDialog } from './SoughtDialog.tsx'
import { SoughtPanel } from './SoughtPanel.tsx'

/** One request: the family as a picture, and each search with what can be done about it. */
export function RequestPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readTracing, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  return data ? <Whole request={data} /> : <Waiting lines={10} />
}

function Whole({ request }: { readonly request: TracingRequest }) {
  const { t } = useWords()
  return (
    <>
      <Head request={request} />
      <div className={styles.page}>
        <Panel title={t('web.tracing.family')}>
          <FamilyPicture request={request} />
        </Panel>
        <div className={styles.columns}>
          <div className={styles.column}>
            {request.sought.map((sought) => (
              <SoughtPanel key={sought.id} request={request} sought={sought} />
            ))}
          </div>
          <div className={styles.column}>
            <Agreed request={request} />
          </div>
        </div>
      </div>
    </>
  )
}

function Head({ request }: { readonly request: TracingRequest }) {
  const { t, day } = useWords()
  const [adding, setAdding] = useState(false)
  const { id, seeker, outside, askedAt, askedByName, withdrawnAt } = request
  return (
    <>
      <PageHeader
        windowTitle={t('web.tracing.request')}
        back={{ href: '/tracing', label: t('app.nav.tracing') }}
        standing={withdrawnAt && <StateBadge tone="stopped">{t('web.tracing.withdrawn')}</StateBadge>}
        about={
          <>
            <span>{t('web.tracing.asked-by', { name: askedByName, day: day(askedAt.slice(0, 10)) })}</span>
            {outside && <span>{t('web.tracing.from-source', { source: outside.source })}</span>}
          </>
        }
        actions={
          <>
            <Button
              component="a"
              variant="default"
              href={`/api/tracing/requests/${id}/pfif`}
              download
              leftSection={<Icon name="download" size={18} />}
            >
              {t('web.tracing.export')}
            </Button>
            {!withdrawnAt && <Withdraw request={request} />}
          </>
        }
        primary={!withdrawnAt && <Button onClick={() => setAdding(true)}>{t('web.tracing.add')}</Button>}
      >
        {seeker ? (
          <GoLink href={`/people/${seeker.id}`}>
            <NameDisplay name={seeker.displayName} latin={seeker.latinName} size="heading" />
          </GoLink>
        ) : (
          <bdi>{outside?.author ?? t('web.tracing.outside')}</bdi>
        )}
      </PageHeader>
      {adding && <SoughtDialog requestId={id} onClose={() => setAdding(false)} />}
    </>
  )
}

function Withdraw({ request: { id } }: { readonly request: TracingRequest }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(withdrawTracing)
  async function withdraw(): Promise<void> {
    if (await act({ id })) toast(t('web.tracing.withdraw.done'))
  }
  return (
    <>
      <ConfirmButton
        label={t('web.tracing.withdraw')}
        question={t('web.tracing.withdraw.question')}
        consequence={t('web.tracing.withdraw.consequence')}
        busy={busy}
        onConfirm={withdraw}
      />
      <ErrorPanel problem={problem} focus />
    </>
  )
}

/** What the one who seeks agreed to, in the words that they heard. */
function Agreed({ request: { agreedUntil, textShown, language } }: { readonly request: TracingRequest }) {
  const { t, day, nameOf } = useWords()
  if (!textShown && !agreedUntil) return null
  return (
    <Panel title={t('web.tracing.agreed')}>
      <div className={styles.form}>
        <Facts
          facts={[
            {
              id: 'until',
              label: t('web.consents.valid-until'),
              value: agreedUntil && day(agreedUntil),
            },
            {
              id: 'language',
              label: t('web.consents.spoken'),
              value: language && nameOf('language', language),
            },
          ]}
        />
        {textShown && (
          <p className={styles.free} dir="auto">
            {textShown}
          </p>
        )}
      </div>
    </Panel>
  )
}
