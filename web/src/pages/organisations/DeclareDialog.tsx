import { Button, MultiSelect, TextInput } from '@mantine/core'
import { addMonths } from '@passerelle/domain/kernel/day'
import { type Area, areas } from '@passerelle/domain/kernel/vocabulary'
import { competenceConfig } from '@passerelle/domain/shared/organisations/config'
import { declareCompetence } from '@passerelle/domain/shared/organisations/contract'
import { type Population, populations } from '@passerelle/domain/shared/organisations/organisation'
import { type ServiceType, serviceTypes } from '@passerelle/domain/shared/services/service'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { ManyOf, OneOf } from '../../kit/Choose.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { PlaceField } from '../../kit/PlaceField.tsx'
import { useFaults } from '../../kit/faults.ts'
import { spokenLanguages } from '../../kit/form/spoken-languages.ts'

/** The organisation says what it does, where, for whom and in which languages; the word ends by itself. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const placeFieldId = useId()
  const today = useToday()
  const { act, busy, problem } = useAct(declareCompetence)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [area, setArea] = useState<Area>()
  const [serviceType, setServiceType] = useState<ServiceType>()
  const [placeId, setPlaceId] = useState('')
  const [whom, setWhom] = useState<readonly Population[]>([])
  const [languages, setLanguages] = useState<readonly string[]>([])
  const [validUntil, setValidUntil] = useState(addMonths(today, 12))
  const [missing, setMissing] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setMissing(area === undefined)
    if (!area) return
    const answer = await act({
      id,
      area,
      serviceType: serviceType ?? null,
      placeId: placeId || null,
      populations: [...whom],
      languages: [...languages],
      validUntil,
    })
    if (!answer) return
    toast(t('web.organisations.declared'))
    onClose()
  }
  return (
    <Dialog title={t('web.organisations.declare')} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <OneOf
          label={t('web.organisations.area')}
          choices={areas.map((value) => ({ value, label: t(`organisations.area.${value}`) }))}
          value={area}
          error={missing ? t('web.organisations.choose-area') : fault('area')}
          onChange={setArea}
        />
        <OneOf
          label={t('web.organisations.service')}
          none={t('web.organisations.all-services')}
          choices={serviceTypes.map((value) => ({ value, label: t(`services.type.${value}`) }))}
          value={serviceType}
          onChange={setServiceType}
        />
        <PlaceField
          id={placeFieldId}
          label={t('web.organisations.place')}
          description={t('web.organisations.place.hint')}
          error={fault('placeId')}
          required={false}
          value={placeId}
          onChange={(next) => setPlaceId(typeof next === 'string' ? next : '')}
        />
        <ManyOf
          label={t('web.organisations.populations')}
          description={t('web.organisations.populations.hint')}
          choices={populations
            .filter((value) => value !== 'anyone')
            .map((value) => ({ value, label: t(`organisations.population.${value}`) }))}
          values={whom}
          onChange={setWhom}
        />
        <Languages values={languages} onChange={setLanguages} />
        <TextInput
          type="date"
          label={t('web.organisations.valid-until')}
          description={t('web.organisations.valid-until.hint', {
            months: competenceConfig.longestDeclarationMonths,
          })}
          value={validUntil}
          error={fault('validUntil')}
          onChange={({ currentTarget }) => setValidUntil(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.organisations.declare')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface LanguagesProps {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function Languages({ values, onChange }: LanguagesProps) {
  const { t, nameOf, compare } = useWords()
  const data = useMemo(
    () =>
      spokenLanguages
        .map((value) => ({ value, label: nameOf('language', value) }))
        .toSorted((a, b) => compare(a.label, b.label)),
    [nameOf, compare],
  )
  return (
    <MultiSelect
      label={t('web.organisations.languages')}
      description={t('web.organisations.languages.hint')}
      searchable
      data={data}
      value={[...values]}
      onChange={onChange}
    />
  )
}
