import { Textarea, TextInput } from '@mantine/core'
import { addressDisclosures, coverageKinds, visibilities } from '@passerelle/domain/shared/services/service'
import { useId } from 'react'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { PlaceField } from '../../../kit/PlaceField.tsx'
import { CountryField } from '../../../kit/form/CodeFields.tsx'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'
import { SpotField } from './SpotField.tsx'

/** Where it is, who may know, how far it reaches and until when it is there. */
export function WhereFields({ entry, change, fault }: EntryFieldsProps) {
  const { t } = useWords()
  const id = useId()
  const isOpen = entry.disclosure === 'open'
  const code = (words: string) => (value: string) => ({ value, label: t(`${words}.${value}`) })
  return (
    <div className={styles.fields}>
      <CountryField
        id={`${id}-country`}
        label={t('web.directory.country')}
        description={undefined}
        error={fault('country')}
        required
        value={entry.country}
        onChange={(country) => change({ country: typeof country === 'string' ? country : '' })}
      />
      <PlaceField
        id={`${id}-place`}
        label={t('web.directory.filter.place')}
        description={undefined}
        error={fault('placeId')}
        required={false}
        value={entry.placeId}
        onChange={(placeId) =>
          change({ placeId: typeof placeId === 'string' && placeId !== '' ? placeId : null })
        }
      />
      <OneOf
        label={t('web.directory.disclosure')}
        description={isOpen ? undefined : t('web.directory.disclosure.hint')}
        error={fault('disclosure')}
        choices={addressDisclosures.map((value) => ({ value, label: t(`services.disclosure.${value}`) }))}
        value={entry.disclosure}
        onChange={(disclosure) =>
          change({
            disclosure: disclosure ?? entry.disclosure,
            ...(disclosure === 'open' ? {} : { address: null, coordinates: null }),
          })
        }
      />
      {isOpen && (
        <>
          <Textarea
            label={t('services.column.address')}
            dir="auto"
            rows={2}
            value={entry.address ?? ''}
            error={fault('address')}
            onChange={({ currentTarget }) => change({ address: currentTarget.value || null })}
          />
          <SpotField
            value={entry.coordinates}
            error={fault('coordinates')}
            onChange={(coordinates) => change({ coordinates })}
          />
        </>
      )}
      <OneOf
        label={t('services.column.coverage')}
        none={t('services.not-stated')}
        choices={coverageKinds.map((value) => ({ value, label: code('services.coverage')(value).label }))}
        value={entry.coverage?.kind}
        error={fault('coverage')}
        onChange={(kind) =>
          change({ coverage: kind ? { region: null, placeIds: [], ...entry.coverage, kind } : null })
        }
      />
      {entry.coverage?.kind === 'region' && (
        <TextInput
          label={t('services.coverage.region')}
          dir="auto"
          value={entry.coverage.region ?? ''}
          onChange={({ currentTarget: { value } }) =>
            entry.coverage && change({ coverage: { ...entry.coverage, region: value || null } })
          }
        />
      )}
      <OneOf
        label={t('services.column.visibility')}
        choices={visibilities.map((value) => ({ value, label: t(`services.visibility.${value}`) }))}
        value={entry.visibility}
        error={fault('visibility')}
        onChange={(visibility) => change({ visibility: visibility ?? entry.visibility })}
      />
      {(['validFrom', 'validUntil'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          className={styles.short}
          label={t(`services.column.${name === 'validFrom' ? 'start_date' : 'end_date'}`)}
          value={entry[name] ?? ''}
          error={fault(name)}
          onChange={({ currentTarget }) => change({ [name]: currentTarget.value || null })}
        />
      ))}
    </div>
  )
}
