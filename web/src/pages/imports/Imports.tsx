import { readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { ImportPlaces } from './ImportPlaces.tsx'
import { ImportServices } from './ImportServices.tsx'
import styles from './Imports.module.css'

const kinds = ['services', 'places'] as const

/** Tables that come from elsewhere: tried first, told cell by cell, then carried out. */
export function Imports() {
  const { t } = useWords()
  const [address, change] = useAddress()
  const { organisation } = useSession()
  const own = useRead(readOrganisation, { id: organisation.id })
  const kind = address['of'] === 'places' ? 'places' : 'services'
  return (
    <>
      <PageHeader windowTitle={t('app.nav.imports')} about={<span>{t('web.imports.lead')}</span>} />
      <div className={styles.kinds}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === kind}
            className={styles.kind}
            onClick={() => change({ of: each === 'services' ? '' : each })}
          >
            {t(`web.imports.${each}`)}
          </button>
        ))}
      </div>
      {own.data && !own.data.may.register && (
        <EmptyState icon="lock" title={t('web.imports.registrar.title')}>
          {t('web.imports.registrar.body')}
        </EmptyState>
      )}
      {own.data?.may.register && (kind === 'services' ? <ImportServices /> : <ImportPlaces />)}
    </>
  )
}
