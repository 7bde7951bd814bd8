import { Button, Radio, Textarea } from '@mantine/core'
import { type GlassOpening, reviewGlass } from '@passerelle/domain/shared/services/address-contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import styles from '../Directory.module.css'

/** Who broke the glass, for what, and what the keeper said afterwards. */
export function GlassList({ openings }: { readonly openings: readonly GlassOpening[] }) {
  const { t } = useWords()
  const [reviewing, setReviewing] = useState<GlassOpening>()
  return (
    <div>
      <h3>{t('web.directory.glass.list')}</h3>
      <ul className={styles.hours}>
        {openings.map((opening) => (
          <Opening key={opening.id} opening={opening} onReview={() => setReviewing(opening)} />
        ))}
      </ul>
      {reviewing && <ReviewDialog opening={reviewing} onClose={() => setReviewing(undefined)} />}
    </div>
  )
}

interface OpeningProps {
  readonly opening: GlassOpening
  readonly onReview: () => void
}

function Opening({ opening, onReview }: OpeningProps) {
  const { t, moment } = useWords()
  const { byName, organisationName, openedAt, purpose, transport, review, mayReview } = opening
  return (
    <li>
      <p>
        <bdi>{byName}</bdi>, <bdi>{organisationName}</bdi> ·{' '}
        <time dateTime={openedAt}>{moment(openedAt)}</time>
      </p>
      <p className="soft small" dir="auto">
        {purpose} · {transport}
      </p>
      {review && <p className="small">{t(`web.directory.glass.verdict.${review.verdict}`)}</p>}
      {mayReview && (
        <Button size="xs" variant="default" onClick={onReview}>
          {t('web.directory.glass.review')}
        </Button>
      )}
    </li>
  )
}

const verdicts = ['justified', 'not-justified'] as const

function ReviewDialog({
  opening,
  onClose,
}: {
  readonly opening: GlassOpening
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(reviewGlass)
  const fault = useFaults(problem)
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setMissing(verdict === undefined)
    if (!verdict || !(await act({ id: opening.id, verdict, text }))) return
    toast(t('web.directory.glass.reviewed'))
    onClose()
  }
  return (
    <Dialog title={t('web.directory.glass.review')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Radio.Group
          label={t('web.directory.glass.verdict')}
          value={verdict ?? ''}
          error={missing && t('web.directory.glass.verdict.choose')}
          onChange={(next) => setVerdict(verdicts.find((each) => each === next))}
        >
          {verdicts.map((each) => (
            <Radio key={each} value={each} mt="xs" label={t(`web.directory.glass.verdict.${each}`)} />
          ))}
        </Radio.Group>
        <Textarea
          label={t('web.directory.glass.why')}
          dir="auto"
          rows={3}
          value={text}
          error={fault('text')}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.directory.glass.review.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
