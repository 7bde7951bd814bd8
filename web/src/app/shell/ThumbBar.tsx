import { Flyout } from '../../kit/Flyout.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import type { Destination } from '../navigation.ts'
import { useWords } from '../words.tsx'
import styles from './ThumbBar.module.css'
import { useHere, usePlaces } from './places.ts'

/** The four places one goes to most, and the rest behind one more. */
export function ThumbBar() {
  const { t } = useWords()
  const places = usePlaces()
  const here = useHere()
  const rest = places.filter((place) => !place.thumb)
  return (
    <nav aria-label={t('app.nav')} className={`${styles.bar} no-print`}>
      {places
        .filter((place) => place.thumb)
        .map(({ id, to, icon }) => (
          <GoLink key={id} href={to} aria-current={here(to)} className={styles.link}>
            <Icon name={icon} size={22} />
            {t(`app.nav.${id}`)}
          </GoLink>
        ))}
      {rest.length > 0 && <More places={rest} />}
    </nav>
  )
}

function More({ places }: { readonly places: readonly Destination[] }) {
  const { t } = useWords()
  const here = useHere()
  return (
    <div className={styles.more}>
      <Flyout
        opens="up"
        align="end"
        className={styles.link}
        face={
          <>
            <Icon name="more" size={22} />
            {t('app.nav.more')}
          </>
        }
      >
        {places.map(({ id, to, icon }) => (
          <GoLink key={id} href={to} aria-current={here(to)}>
            <Icon name={icon} />
            {t(`app.nav.${id}`)}
          </GoLink>
        ))}
      </Flyout>
    </div>
  )
}
