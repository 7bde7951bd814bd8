import { Button } from '@mantine/core'
import { withdrawCompetence } from '@passerelle/domain/shared/organisations/contract'
import { useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import { ConfirmButton } from '../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { nameOfPlace } from '../../kit/place-words.ts'
import { DeclareDialog } from './DeclareDialog.tsx'
import type { OrganisationRead } from './OrganisationPage.tsx'
import { CompetenceState } from './OrganisationState.tsx'
import styles from './Organisations.module.css'
import { type ShownCompetence, subject } from './shown-competence.ts'
import { VerifyDialog } from './VerifyDialog.tsx'

interface CompetencesProps {
  readonly read: OrganisationRead
}

/** The register: what the organisation does, where, for whom; on its own word or on somebody else's. */
export function Competences({ read: { organisation, competences, may } }: CompetencesProps) {
  const { t } = useWords()
  const [declaring, setDeclaring] = useState(false)
  const [verifying, setVerifying] = useState<ShownCompetence>()
  return (
    <Panel
      title={t('web.organisations.competences')}
      aside={
        may.declare && (
          <Button size="xs" variant="default" onClick={() => setDeclaring(true)}>
            {t('web.organisations.declare')}
          </Button>
        )
      }
    >
      {competences.length === 0 && <p className="soft">{t('web.organisations.competences.none')}</p>}
      <ul className={styles.lines}>
        {competences.map((shown) => (
          <CompetenceLine
            key={shown.competence.id}
            shown={shown}
            organisation={organisation.name}
            mayWithdraw={may.declare}
            onVerify={may.verify ? () => setVerifying(shown) : undefined}
          />
        ))}
      </ul>
      {declaring && <DeclareDialog onClose={() => setDeclaring(false)} />}
      {verifying && <VerifyDialog shown={verifying} onClose={() => setVerifying(undefined)} />}
    </Panel>
  )
}

interface LineProps {
  readonly shown: ShownCompetence
  readonly organisation: string
  readonly mayWithdraw: boolean
  readonly onVerify: (() => void) | undefined
}

function CompetenceLine({ shown, organisation, mayWithdraw, onVerify }: LineProps) {
  const speech = useWords()
  const { t } = speech
  const { competence, standing } = shown
  return (
    <li>
      <div className={styles.what}>
        <p className={styles.name}>{subject(speech, shown)}</p>
        <p className="soft small">{bounds(speech, shown)}</p>
        <p className="small">{word(speech, shown)}</p>
      </div>
      <div className={styles.deeds}>
        <CompetenceState standing={standing} />
        {onVerify && (
          <Button size="xs" variant="default" onClick={onVerify}>
            {t('web.organisations.verify')}
            <span className="visually-hidden"> {subject(speech, shown)}</span>
          </Button>
        )}
        {mayWithdraw && !competence.withdrawnOn && <Withdraw shown={shown} organisation={organisation} />}
      </div>
    </li>
  )
}

function Withdraw({
  shown,
  organisation,
}: {
  readonly shown: ShownCompetence
  readonly organisation: string
}) {
  const speech = useWords()
  const { t } = speech
  const { act, busy, problem } = useAct(withdrawCompetence)
  async function withdraw(): Promise<void> {
    if (await act({ id: shown.competence.id })) toast(t('web.organisations.withdrawn'))
  }
  return (
    <>
      <ConfirmButton
        size="xs"
        label={t('web.organisations.withdraw')}
        question={t('web.organisations.withdraw.question', { what: subject(speech, shown) })}
        consequence={t('web.organisations.withdraw.consequence', { organisation })}
        busy={busy}
        onConfirm={withdraw}
      />
      <ErrorPanel problem={problem} />
    </>
  )
}

function bounds({ t, list, language, nameOf }: Speech, { competence, placeNames }: ShownCompetence): string {
  const { populations, languages, placeId } = competence
  return [
    placeId ? nameOfPlace(placeNames, language) : t('web.organisations.everywhere'),
    populations.length > 0
      ? list(populations.map((each) => t(`organisations.population.${each}`)))
      : t('organisations.population.anyone'),
    languages.length > 0
      ? list(languages.map((code) => nameOf('language', code)))
      : t('web.organisations.any-language'),
  ].join(' · ')
}

/** On whose word, until when, with what evidence. */
function word({ t, day }: Speech, { competence, verifiedByName }: ShownCompetence): string {
  const { verification, declaredOn, validUntil } = competence
  if (!verification)
    return t('web.organisations.declared-on', { day: day(declaredOn), until: day(validUntil) })
  return t('web.organisations.verified-by', {
    organisation: verifiedByName ?? '',
    day: day(verification.on),
    until: day(verification.until),
    evidence: verification.evidence,
  })
}
