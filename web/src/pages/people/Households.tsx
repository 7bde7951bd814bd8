import { Button } from '@mantine/core'
import { type PersonRead, changeHousehold } from '@passerelle/domain/shared/people/contract'
import { useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { HouseholdDialog } from './HouseholdDialog.tsx'
import styles from './Person.module.css'
import { aboutWords } from './person-words.ts'

type Household = PersonRead['households'][number]

/** With whom the person lives, or lived. */
export function Households({ person }: { readonly person: PersonRead }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Household | 'new'>()
  return (
    <Panel
      title={t('web.people.household')}
      flush
      aside={
        person.households.length === 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setOpen('new')}
          >
            {t('web.people.household.new')}
          </Button>
        )
      }
    >
      {person.households.length === 0 ? (
        <p className={styles.calm}>{t('web.people.household.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {person.households.map((household) => (
            <HouseholdLine
              key={household.id}
              household={household}
              personId={person.id}
              onAdd={() => setOpen(household)}
            />
          ))}
        </ul>
      )}
      {open && (
        <HouseholdDialog
          personId={person.id}
          household={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

interface HouseholdLineProps {
  readonly household: Household
  readonly personId: string
  readonly onAdd: () => void
}

function HouseholdLine({ household, personId, onAdd }: HouseholdLineProps) {
  const { t, day } = useWords()
  const today = useToday()
  const { act, busy, problem } = useAct(changeHousehold)
  const lives = household.members.some((member) => member.person.id === personId && member.leftOn === null)
  return (
    <li className={styles.row}>
      <div>
        {household.label !== household.members.find(({ principal }) => principal)?.person.displayName && (
          <bdi>{household.label}</bdi>
        )}
        <ul className={styles.members}>
          {household.members.map((member) => (
            <li key={member.person.id}>
              <MemberName person={member.person} isHere={member.person.id === personId} />
              <p className={styles.meta}>
                {[
                  aboutWords(member.person, t),
                  member.principal && t('web.people.household.principal'),
                  member.leftOn && t('web.people.household.left', { day: day(member.leftOn) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
        <ErrorPanel problem={problem} />
      </div>
      <div className={styles.deeds}>
        <Button variant="default" size="xs" onClick={onAdd}>
          {t('web.people.household.add')}
        </Button>
        {lives && (
          <Button
            variant="subtle"
            size="xs"
            loading={busy}
            onClick={() => void act({ id: household.id, leave: [{ personId, on: today }] })}
          >
            {t('web.people.household.leave')}
          </Button>
        )}
      </div>
    </li>
  )
}

interface MemberNameProps {
  readonly person: Household['members'][number]['person']
  readonly isHere: boolean
}

function MemberName({ person, isHere }: MemberNameProps) {
  const name = <NameDisplay name={person.displayName} latin={person.latinName} />
  return isHere ? name : <GoLink href={`/people/${person.id}`}>{name}</GoLink>
}
