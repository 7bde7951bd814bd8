import { Button } from '@mantine/core'
import { type PersonRead, unrelatePeople } from '@passerelle/domain/shared/people/contract'
import { useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ConfirmButton } from '../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './Person.module.css'
import { RelateDialog } from './RelateDialog.tsx'
import { Searches } from './Searches.tsx'
import { ageWords } from './person-words.ts'

/** Who is what to this person, and how well that is proved; guardians by law stand out. */
export function Family({ person }: { readonly person: PersonRead }) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={t('web.people.family')}
      flush
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('web.people.relation.add')}
        </Button>
      }
    >
      {person.relations.length === 0 ? (
        <p className={styles.calm}>{t('web.people.family.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {person.relations.map((relation) => (
            <Relation key={relation.id} personId={person.id} relation={relation} />
          ))}
        </ul>
      )}
      <Searches personId={person.id} />
      {adding && <RelateDialog personId={person.id} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

interface RelationProps {
  readonly personId: string
  readonly relation: PersonRead['relations'][number]
}

function Relation({ personId, relation }: RelationProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(unrelatePeople)
  const { id, other, kind, evidence, legalGuardian, legalWard } = relation
  return (
    <li className={styles.row}>
      <div>
        <GoLink href={`/people/${other.id}`}>
          <NameDisplay name={other.displayName} latin={other.latinName} />
        </GoLink>
        <p className={styles.meta}>
          {[
            t(`people.relation.${kind}`),
            other.age && ageWords(other.age, t),
            t(`people.evidence.${evidence}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {legalGuardian && <p className={styles.guardian}>{t('people.legal-guardian')}</p>}
        {legalWard && <p className={styles.guardian}>{t('web.people.relation.ward')}</p>}
        <ErrorPanel problem={problem} />
      </div>
      <ConfirmButton
        size="xs"
        variant="subtle"
        label={t('web.people.relation.remove')}
        question={t('web.people.relation.remove.question', { name: other.displayName })}
        consequence={t('web.people.relation.remove.consequence')}
        busy={busy}
        onConfirm={() => act({ id, personId })}
      />
    </li>
  )
}
