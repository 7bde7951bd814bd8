import { listPersonas, signInAsPersona } from '@passerelle/domain/shared/accounts/contract'
import { useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import styles from './Personas.module.css'

type Persona = OutputOf<typeof listPersonas>['personas'][number]

/** The invented people of the demonstration, by their organisations: one click and one is inside. */
export function Personas({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listPersonas, {})
  const { act, busy, problem } = useAct(signInAsPersona)
  const [chosen, setChosen] = useState<string>()
  async function choose(account: string): Promise<void> {
    setChosen(account)
    if (await act({ account })) onDone()
  }
  return (
    <section className={styles.personas} aria-labelledby="personas">
      <h1 id="personas" tabIndex={-1}>
        {t('web.accounts.demo.title')}
      </h1>
      <p className="soft">{t('web.accounts.demo.lead')}</p>
      <ErrorPanel problem={problem ?? error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {byOrganisation(data?.personas ?? []).map(([organisation, personas]) => (
        <div key={organisation} className={styles.house}>
          <h2>
            <bdi>{organisation}</bdi>
          </h2>
          <ul>
            {personas.map((persona) => (
              <li key={persona.account}>
                <PersonaButton
                  persona={persona}
                  busy={busy && chosen === persona.account}
                  onChoose={() => void choose(persona.account)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

interface PersonaButtonProps {
  readonly persona: Persona
  readonly busy: boolean
  readonly onChoose: () => void
}

function PersonaButton({ persona, busy, onChoose }: PersonaButtonProps) {
  const { t } = useWords()
  return (
    <button type="button" className={styles.persona} aria-busy={busy} onClick={onChoose}>
      <span className={styles.about}>
        <bdi className={styles.name}>{persona.name}</bdi>
        <span className="soft small">{t(`accounts.role.${persona.role}`)}</span>
      </span>
      {persona.tries.map((key) => (
        <span key={key} className={styles.tries}>
          {t(key)}
        </span>
      ))}
      <span className={styles.go}>
        <Icon name="forward" size={18} />
      </span>
    </button>
  )
}

function byOrganisation(personas: readonly Persona[]): readonly (readonly [string, readonly Persona[]])[] {
  const houses = new Map<string, Persona[]>()
  for (const persona of personas) {
    houses.set(persona.organisation.name, [...(houses.get(persona.organisation.name) ?? []), persona])
  }
  return [...houses]
}
