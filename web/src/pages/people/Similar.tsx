import { type similarPeople } from '@passerelle/domain/shared/people/contract'
import { similarPeople as similar } from '@passerelle/domain/shared/people/contract'
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Reasons } from '../../kit/Reasons.tsx'
import styles from './Similar.module.css'
import type { Tidied } from './form/person-form.ts'
import { aboutWords } from './person-words.ts'

type Similar = OutputOf<typeof similarPeople>

const PAUSE = 500

/** Who may be the same, looked for while one types; absent as long as nothing was found out. */
export function useSimilar({
  names,
  birth,
  sex,
}: Pick<Tidied, 'names' | 'birth' | 'sex'>): Similar | undefined {
  const asked = useSettled(JSON.stringify({ names, birth, sex }))
  const input = JSON.parse(asked)
  const enough = names.some((name) => name.text.trim().length >= 2)
  const settled = enough && input.names.length > 0
  const { data } = useRead(similar, input, { enabled: settled, keepLast: true })
  return enough ? data : undefined
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Shows who may already be known, with the reasons; deciding is left to people, and two are never made one. */
export function SimilarPeople({ found }: { readonly found: Similar | undefined }) {
  const { t } = useWords()
  const people = found?.people ?? []
  const more = found?.knownToColleagues ?? 0
  return (
    <div role="status" className={styles.box}>
      {people.length > 0 && (
        <>
          <h2>{t('web.people.similar', { count: people.length })}</h2>
          <p className="soft small">{t('web.people.similar.lead')}</p>
          <ul className={styles.list}>
            {people.map((person) => (
              <SimilarPerson key={person.id} person={person} />
            ))}
          </ul>
        </>
      )}
      {more > 0 && <p className={styles.known}>{t('people.known-to-colleagues', { count: more })}</p>}
      {found && <p className="soft small">{t('web.recognition.ask.later')}</p>}
    </div>
  )
}

function SimilarPerson({ person }: { readonly person: Similar['people'][number] }) {
  const { t } = useWords()
  return (
    <li data-likely={person.likely}>
      <GoLink href={`/people/${person.id}`}>
        <NameDisplay name={person.displayName} latin={person.latinName} />
      </GoLink>
      <p className="soft small">{[aboutWords(person, t), person.code].filter(Boolean).join(' · ')}</p>
      <Reasons reasons={person.why} />
    </li>
  )
}
