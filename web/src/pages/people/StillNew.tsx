import { Button } from '@mantine/core'
import type { similarPeople } from '@passerelle/domain/shared/people/contract'
import type { OutputOf } from '../../app/call.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Reasons } from '../../kit/Reasons.tsx'
import { aboutWords } from './person-words.ts'

interface StillNewProps {
  readonly people: OutputOf<typeof similarPeople>['people']
  readonly busy: boolean
  readonly onNew: () => void
  readonly onClose: () => void
}

/** Somebody much alike is known: the question is asked once, and both answers are one click. */
export function StillNew({ people, busy, onNew, onClose }: StillNewProps) {
  const { t } = useWords()
  return (
    <Dialog title={t('web.people.still-new')} onClose={onClose}>
      <p>{t('web.people.still-new.lead')}</p>
      {people.map((person) => (
        <div key={person.id}>
          <GoLink href={`/people/${person.id}`}>
            <NameDisplay name={person.displayName} latin={person.latinName} />
          </GoLink>
          <p className="soft small">{[aboutWords(person, t), person.code].filter(Boolean).join(' · ')}</p>
          <Reasons reasons={person.why} />
        </div>
      ))}
      <div className={dialog.actions}>
        <Button variant="default" onClick={onClose}>
          {t('web.people.still-new.back')}
        </Button>
        <Button loading={busy} onClick={onNew}>
          {t('web.people.still-new.do')}
        </Button>
      </div>
    </Dialog>
  )
}
