import { type PersonRead, readPerson } from '@passerelle/domain/shared/people/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Draft, useDraft } from '../../../app/drafts/useDraft.ts'
import { useRead } from '../../../app/queries.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { askedOf, beginAgreement } from '../../../kit/agreement/agreement.ts'
import { NewTracingForm } from './NewTracingForm.tsx'
import { type Opening, isOpening } from './opening.ts'
import { blankSought } from './sought-form.ts'

/** With somebody's consent, opens the search for their family. */
export function NewTracing() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readPerson, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  if (!data) return <Waiting lines={10} />
  return (
    <>
      <PageHeader
        windowTitle={t('web.tracing.new')}
        back={{ href: `/people/${id}`, label: t('web.people.back') }}
        about={
          <>
            <span>{t('web.tracing.seeker')}</span>
            <NameDisplay name={data.displayName} latin={data.latinName} />
          </>
        }
      />
      <Kept seeker={data} />
    </>
  )
}

function Kept({ seeker }: { readonly seeker: PersonRead }) {
  const { language } = useWords()
  const [initial] = useState<Opening>(() => ({
    id: newId(),
    sought: [blankSought(newId())],
    ties: [],
    agreement: beginAgreement(askedOf(seeker), language),
  }))
  const draft: Draft<Opening> = useDraft({ name: `tracing/${seeker.id}`, initial, fits: isOpening })
  if (draft.state === 'looking') return <Waiting lines={10} />
  return (
    <>
      <DraftLine draft={draft} />
      <NewTracingForm seeker={seeker} draft={draft} />
    </>
  )
}
