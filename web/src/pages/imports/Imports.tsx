import { useAddress } from '../../app/address.ts'
import { useWords } from '../../app/words.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { ImportPlaces } from './ImportPlaces.tsx'
import { ImportServices } from './ImportServices.tsx'
import styles from './Imports.module.css'

const kinds = ['services', 'places'] as const

/** Tables that come from elsewhere: tried first, told cell by cell, then carried out. */
export function Imports() {
  const { t } = useWords()
  const [address, change] = useAddress()
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
      {kind === 'services' ? <ImportServices /> : <ImportPlaces />}
    </>
  )
}
