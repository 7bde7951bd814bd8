import { Button } from '@mantine/core'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PersonPicker } from '../people/PersonPicker.tsx'
import { HitList } from './HitList.tsx'
import { MatchList } from './MatchList.tsx'
import { RequestList } from './RequestList.tsx'
import styles from './Tracing.module.css'
import { useKeepsDesk } from './desk.ts'

/** Whom we look for, who may belong together, and which of our people a family may be looking for. */
export function Tracing() {
  const { t } = useWords()
  const desk = useKeepsDesk()
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.tracing')}
        about={<span>{t('web.tracing.lead')}</span>}
        actions={desk && <ImportButton />}
        primary={<Button onClick={() => setChoosing(true)}>{t('web.tracing.new')}</Button>}
      />
      <div className={styles.page}>
        <MatchList />
        {desk && <HitList />}
        <RequestList onNew={() => setChoosing(true)} />
      </div>
      {choosing && <SeekerDialog onClose={() => setChoosing(false)} />}
    </>
  )
}

function ImportButton() {
  const { t } = useWords()
  const router = useRouter()
  return (
    <Button
      variant="default"
      leftSection={<Icon name="file" size={18} />}
      onClick={() => void router.navigate({ href: '/tracing/import' })}
    >
      {t('web.tracing.import')}
    </Button>
  )
}

/** Whoever seeks has to be registered: their consent and their side of the answers belong to them. */
function SeekerDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const router = useRouter()
  const [seeker, setSeeker] = useState<PersonSummary>()
  const [tried, setTried] = useState(false)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (seeker) void router.navigate({ href: `/people/${seeker.id}/trace` })
  }
  return (
    <Dialog title={t('web.tracing.new')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <PersonPicker
          label={t('web.tracing.who-seeks')}
          not=""
          value={seeker}
          error={tried && !seeker ? t('web.tracing.who-seeks.choose') : undefined}
          onChange={setSeeker}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit">{t('web.tracing.go-on')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
