import { Button, Radio, Textarea } from '@mantine/core'
import type { Risk, RiskFactor } from '@passerelle/domain/shared/records/record'
import { risks } from '@passerelle/domain/shared/records/record'
import { setRisk } from '@passerelle/domain/shared/records/plan-contract'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../app/drafts/useDraft.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { DraftLine } from '../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { RiskFactors } from './RiskFactors.tsx'
import { useRecord } from './record-context.tsx'

interface Assessment {
  readonly risk: Risk
  readonly why: string
  readonly factors: readonly RiskFactor[]
}

function isAssessment(kept: unknown): kept is Assessment {
  return typeof kept === 'object' && kept !== null && 'risk' in kept && 'why' in kept && 'factors' in kept
}

/** How great the danger is, why, and what speaks for and against it. */
export function RiskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { read, id } = useRecord()
  const { act, busy, problem } = useAct(setRisk)
  const fault = useFaults(problem)
  const [newest] = useState(newId)
  const draft = useDraft<Assessment>({
    name: `risk/${id}`,
    initial: { risk: read.record.risk, why: '', factors: read.risk?.factors ?? [] },
    fits: isAssessment,
  })
  const { value, change } = draft
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const factors = value.factors.filter((each) => each.factor.trim() !== '')
    if (!(await act({ id: newest, recordId: id, risk: value.risk, why: value.why, factors: [...factors] })))
      return
    draft.finish()
    toast(t('web.records.risk.was-set'))
    onClose()
  }
  return (
    <Dialog title={t('web.records.risk.set')} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Radio.Group
          label={t('web.records.risk.how-great')}
          value={value.risk}
          error={fault('risk')}
          onChange={(next) => change({ ...value, risk: risks.find((each) => each === next) ?? value.risk })}
        >
          {risks.map((risk) => (
            <Radio key={risk} value={risk} label={t(`web.records.risk.${risk}`)} mt="xs" />
          ))}
        </Radio.Group>
        <Textarea
          label={t('web.records.risk.why')}
          description={t('web.records.risk.why.hint')}
          dir="auto"
          rows={3}
          value={value.why}
          error={fault('why')}
          onChange={({ currentTarget }) => change({ ...value, why: currentTarget.value })}
        />
        <RiskFactors factors={value.factors} onChange={(factors) => change({ ...value, factors })} />
        <DraftLine draft={draft} />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.records.risk.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
