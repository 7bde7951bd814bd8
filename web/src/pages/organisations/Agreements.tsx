import { Button } from '@mantine/core'
import { endAgreement } from '@passerelle/domain/shared/organisations/contract'
import { agreementInForce } from '@passerelle/domain/shared/organisations/rules'
import { useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import { ConfirmButton } from '../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import { AgreeDialog } from './AgreeDialog.tsx'
import type { OrganisationRead } from './OrganisationPage.tsx'
import styles from './Organisations.module.css'

type Agreement = OrganisationRead['agreements'][number]

interface AgreementsProps {
  readonly read: OrganisationRead
}

/** What this organisation is to others, agreement by agreement. */
export function Agreements({ read: { organisation, agreements, may } }: AgreementsProps) {
  const { t } = useWords()
  const [agreeing, setAgreeing] = useState(false)
  return (
    <Panel
      title={t('web.organisations.agreements')}
      aside={
        may.agree && (
          <Button size="xs" variant="default" onClick={() => setAgreeing(true)}>
            {t('web.organisations.agree')}
          </Button>
        )
      }
    >
      {agreements.length === 0 && <p className="soft">{t('web.organisations.agreements.none')}</p>}
      <ul className={styles.lines}>
        {agreements.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} here={organisation.id} />
        ))}
      </ul>
      {agreeing && <AgreeDialog organisation={organisation} onClose={() => setAgreeing(false)} />}
    </Panel>
  )
}

interface LineProps {
  readonly agreement: Agreement
  /** The organisation of the page. */
  readonly here: string
}

function AgreementLine({ agreement, here }: LineProps) {
  const speech = useWords()
  const { t, list } = speech
  const today = useToday()
  const { role, organisation: own } = useSession()
  const { fromId, fromName, toId, toName, relations, mode } = agreement
  const other = fromId === here ? toId : fromId
  const inForce = agreementInForce(agreement, today)
  const mayEnd = fromId === own.id && (role === 'administrator' || role === 'coordinator')
  return (
    <li>
      <div className={styles.what}>
        <p>
          <GoLink href={`/organisations/${other}`} className={styles.name}>
            <bdi>{fromId === here ? toName : fromName}</bdi>
          </GoLink>
        </p>
        <p className="small">
          {t('web.organisations.is-to', {
            to: toName,
            relations: list(relations.map((relation) => t(`organisations.relation.${relation}`))),
            from: fromName,
          })}
        </p>
        <p className="soft small">
          {t(`organisations.mode.${mode}`)} · {span(speech, agreement)}
        </p>
      </div>
      <div className={styles.deeds}>
        <StateBadge tone={inForce ? 'done' : 'stopped'}>
          {t(inForce ? 'web.organisations.in-force' : 'web.organisations.not-in-force')}
        </StateBadge>
        {inForce && mayEnd && <End agreement={agreement} />}
      </div>
    </li>
  )
}

function span({ t, day }: Speech, { from, until, endedOn }: Agreement): string {
  const end = endedOn ?? until
  return end
    ? t('web.organisations.from-until', { from: day(from), until: day(end) })
    : t('web.organisations.since', { from: day(from) })
}

function End({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(endAgreement)
  async function end(): Promise<void> {
    if (await act({ id: agreement.id })) toast(t('web.organisations.ended'))
  }
  return (
    <>
      <ConfirmButton
        size="xs"
        label={t('web.organisations.end')}
        question={t('web.organisations.end.question', { organisation: agreement.toName })}
        consequence={t('web.organisations.end.consequence')}
        busy={busy}
        onConfirm={end}
      />
      <ErrorPanel problem={problem} />
    </>
  )
}
