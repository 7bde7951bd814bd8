import { useSession } from '../../app/session.tsx'
import { usePlaces } from '../../app/shell/places.ts'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import styles from './WhereToGo.module.css'

/** The first page of those who do not work with persons: what they can do here, a line each. */
export function WhereToGo() {
  const { t } = useWords()
  const { account, organisation, role } = useSession()
  const places = usePlaces().filter((place) => place.id !== 'home')
  return (
    <>
      <PageHeader windowTitle={t('web.home.welcome')} about={<bdi>{organisation.name}</bdi>}>
        {t('web.home.welcome.name', { name: account.name })}
      </PageHeader>
      <p className={styles.lead}>{t(`web.home.lead.${role}`)}</p>
      <ul className={styles.places}>
        {places.map(({ id, to, icon }) => (
          <li key={id}>
            <Icon name={icon} size={24} />
            <div>
              <GoLink href={to}>{t(`app.nav.${id}`)}</GoLink>
              <p className="soft small">{t(`web.home.place.${id}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
