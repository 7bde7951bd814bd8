import { Button, Textarea } from '@mantine/core'
import { type PairRead, judgePair, undoPair } from '@passerelle/domain/shared/recognition/contract'
import type { Verdict } from '@passerelle/domain/shared/recognition/judging'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useFaults } from '../../kit/faults.ts'
import styles from './Recognition.module.css'

type Deed = Verdict | 'undo'

/** The three answers, or the way back from what was decided. Nothing happens without somebody's reason. */
export function Judging({ pair }: { readonly pair: PairRead }) {
  const { t } = useWords()
  const [deed, setDeed] = useState<Deed>()
  const decided = pair.state === 'same' || pair.state === 'not-same'
  return (
    <Panel title={t(decided ? `web.recognition.state.${pair.state}` : 'web.recognition.question')}>
      <p>{t(leadOf(pair))}</p>
      <div className={styles.buttons}>
        {!decided && (
          <>
            <Button onClick={() => setDeed('same')}>{t('web.recognition.same')}</Button>
            <Button variant="default" onClick={() => setDeed('not-same')}>
              {t('web.recognition.not-same')}
            </Button>
            <Button variant="default" onClick={() => setDeed('cannot-tell')}>
              {t('web.recognition.cannot-tell')}
            </Button>
          </>
        )}
        {pair.state !== 'open' && (
          <Button variant="subtle" onClick={() => setDeed('undo')}>
            {t('web.recognition.undo')}
          </Button>
        )}
      </div>
      {deed && <DeedDialog deed={deed} pair={pair} onClose={() => setDeed(undefined)} />}
    </Panel>
  )
}

function leadOf({ state, severe }: PairRead): string {
  if (state === 'same' || state === 'not-same') return `web.recognition.lead.${state}`
  return severe ? 'web.recognition.lead.severe' : 'web.recognition.lead.open'
}

interface DeedDialogProps {
  readonly deed: Deed
  readonly pair: PairRead
  readonly onClose: () => void
}

function DeedDialog({ deed, pair, onClose }: DeedDialogProps) {
  const { t } = useWords()
  const judging = useAct(judgePair)
  const undoing = useAct(undoPair)
  const { busy, problem } = deed === 'undo' ? undoing : judging
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [why, setWhy] = useState('')
  const two = { oneId: pair.oneId, otherId: pair.otherId }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const done =
      deed === 'undo'
        ? await undoing.act({ ...two, why })
        : await judging.act({ ...two, id, verdict: deed, why })
    if (!done) return
    toast(t(`web.recognition.done.${done.state}`))
    onClose()
  }
  const title = t(`web.recognition.${deed}`)
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t(`web.recognition.${deed}.lead`)}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Textarea
          label={t('web.recognition.why')}
          description={t('web.recognition.why.hint')}
          dir="auto"
          autosize
          minRows={3}
          value={why}
          error={fault('why')}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
