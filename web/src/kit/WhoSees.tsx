import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './WhoSees.module.css'

/** What one organisation may read, and on what basis. */
export interface Seer {
  readonly id: string
  readonly organisation: string
  /** Data categories. */
  readonly categories: readonly string[]
  readonly basis: 'consent' | 'override' | 'ownership'
  /** What the data are used for, in words. */
  readonly purpose?: string | null
  readonly from: string
  /** Absent where no end is set: the organisation that keeps the record. */
  readonly until?: string | null
}

interface WhoSeesProps {
  readonly seers: readonly Seer[]
  /** The way to end it; absent for those who may not. */
  readonly onEnd?: ((seer: Seer) => void) | undefined
  readonly startsOpen?: boolean
}

/** A quiet line that says who can read this; opened, it says what, why, until when, and how to end it. */
export function WhoSees({ seers, onEnd, startsOpen = false }: WhoSeesProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(startsOpen)
  const id = useId()
  return (
    <div className={styles.who}>
      <button
        type="button"
        className={`${styles.line} prints`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="eye" size={16} />
        <WhoSeesLine seers={seers} />
        <span className={styles.chevron} data-open={open}>
          <Icon name="down" size={14} />
        </span>
      </button>
      <div id={id} hidden={!open} className={styles.panel}>
        {seers.length === 0 ? (
          <p className="soft">{t('kit.who-sees.nobody.explained')}</p>
        ) : (
          <ul>
            {seers.map((seer) => (
              <SeerLine key={seer.id} seer={seer} onEnd={onEnd} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function WhoSeesLine({ seers }: Pick<WhoSeesProps, 'seers'>) {
  const { t, day } = useWords()
  const organisations = new Set(seers.map((seer) => seer.organisation))
  const ends = seers.flatMap((seer) => (seer.until ? [seer.until] : [])).sort()
  const until = ends.at(-1)
  if (organisations.size === 0) return <span>{t('kit.who-sees.nobody')}</span>
  const values = { count: organisations.size, until: until ? day(until) : '' }
  return <span>{t(until ? 'kit.who-sees.until' : 'kit.who-sees.open', values)}</span>
}

function SeerLine({ seer, onEnd }: { readonly seer: Seer } & Pick<WhoSeesProps, 'onEnd'>) {
  const { t, day, list } = useWords()
  const what = list(seer.categories.map((category) => t(`consents.category.${category}`)))
  const why = [t(`kit.who-sees.basis.${seer.basis}`), seer.purpose].filter(Boolean).join(' · ')
  const span = seer.until
    ? t('kit.who-sees.span', { from: day(seer.from), until: day(seer.until) })
    : t('kit.who-sees.since', { from: day(seer.from) })
  return (
    <li className={styles.seer}>
      <div>
        <bdi className={styles.organisation}>{seer.organisation}</bdi>
        <p>{what}</p>
        <p className={styles.why} data-basis={seer.basis}>
          {why} · {span}
        </p>
      </div>
      {onEnd && seer.basis !== 'ownership' && (
        <Button variant="default" size="xs" onClick={() => onEnd(seer)}>
          {t('kit.who-sees.end')}
          <span className="visually-hidden"> {seer.organisation}</span>
        </Button>
      )}
    </li>
  )
}
