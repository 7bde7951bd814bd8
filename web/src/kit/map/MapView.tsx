import { type ReactNode, Suspense, lazy } from 'react'
import { useAddress } from '../../app/address.ts'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../Icon.tsx'
import { Waiting } from '../Waiting.tsx'
import type { MapCanvasProps } from './MapCanvas.tsx'
import styles from './MapView.module.css'

const MapCanvas = lazy(() => import('./MapCanvas.tsx').then((file) => ({ default: file.MapCanvas })))

interface MapViewProps extends MapCanvasProps {
  /** The list of the same places: always there. */
  readonly children: ReactNode
}

/** A list and its map. The map is loaded when it is opened, and whether it is open stands in the address. */
export function MapView({ children, ...map }: MapViewProps) {
  const { t } = useWords()
  const [address, change] = useAddress()
  const open = address['map'] === 'yes'
  return (
    <div className={styles.frame} data-open={open}>
      <div className={`${styles.tools} no-print`}>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={open}
          onClick={() => change({ map: open ? '' : 'yes' })}
        >
          <Icon name="directory" size={18} />
          {t(open ? 'kit.map.close' : 'kit.map.open')}
        </button>
      </div>
      <div className={styles.list}>{children}</div>
      {open && (
        <div className={`${styles.map} no-print`}>
          <Suspense fallback={<Waiting />}>
            <MapCanvas {...map} />
          </Suspense>
          <p className={styles.note}>{t('kit.map.note')}</p>
        </div>
      )}
    </div>
  )
}
