import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { relatePeople } from '@passerelle/domain/shared/people/contract'
import {
  type EvidenceLevel,
  type PersonSummary,
  type RelationKind,
  evidenceLevels,
  relationKinds,
} from '@passerelle/domain/shared/people/person'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { PersonPicker } from './PersonPicker.tsx'

interface RelateDialogProps {
  readonly personId: string
  readonly onClose: () => void
}

/** Writes down what another person is to this one, and how well that is proved. */
export function RelateDialog({ personId, onClose }: RelateDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(relatePeople)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [other, setOther] = useState<PersonSummary>()
  const [kind, setKind] = useState<RelationKind>('parent')
  const [evidence, setEvidence] = useState<EvidenceLevel>('declared')
  const [legalGuardian, setLegalGuardian] = useState(false)
  const [tried, setTried] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (other && (await act({ id, personId, otherId: other.id, kind, evidence, legalGuardian }))) onClose()
  }
  return (
    <Dialog title={t('web.people.relation.add')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <PersonPicker
          label={t('web.people.relation.who')}
          not={personId}
          value={other}
          error={tried && !other ? t('kernel.fault.required') : fault('otherId')}
          onChange={setOther}
        />
        <NativeSelect
          label={t('web.people.relation.kind')}
          value={kind}
          data={relationKinds.map((each) => ({ value: each, label: t(`people.relation.${each}`) }))}
          onChange={({ currentTarget }) =>
            setKind(relationKinds.find((each) => each === currentTarget.value) ?? kind)
          }
        />
        <NativeSelect
          label={t('web.people.relation.evidence')}
          value={evidence}
          data={evidenceLevels.map((each) => ({ value: each, label: t(`people.evidence.${each}`) }))}
          onChange={({ currentTarget }) =>
            setEvidence(evidenceLevels.find((each) => each === currentTarget.value) ?? evidence)
          }
        />
        <Checkbox
          label={t('people.legal-guardian')}
          description={t('web.people.relation.guardian.hint')}
          checked={legalGuardian}
          onChange={({ currentTarget: { checked } }) => setLegalGuardian(checked)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.people.relation.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
