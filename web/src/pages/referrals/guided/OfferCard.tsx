import { Button } from '@mantine/core'
import type { Weighing } from '@passerelle/domain/shared/services/finding'
import { useWords } from '../../../app/words.tsx'
import { Icon, type IconName } from '../../../kit/Icon.tsx'
import { reasonSentence } from '../../../kit/Reasons.tsx'
import { fullNameOfPlace } from '../../../kit/place-words.ts'
import styles from './Guided.module.css'
import type { Offer } from './PartnerPart.tsx'
import { textIn } from './service-words.ts'

interface OfferCardProps {
  readonly offer: Offer
  readonly rank: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** One service that may help: what speaks for it, what has to be asked, what speaks against it. */
export function OfferCard({ offer, rank, chosen, onChoose }: OfferCardProps) {
  const { t, number, language } = useWords()
  const { listed, distanceKm, why } = offer
  const name = textIn(listed.service.names, language)
  return (
    <li className={styles.offer} data-chosen={chosen} id={`offer-${listed.service.id}`} tabIndex={-1}>
      <div className={styles.offerHead}>
        <span className={styles.rank} aria-hidden="true">
          {number(rank)}
        </span>
        <div className={styles.offerName}>
          <h3 dir="auto">{name}</h3>
          <p className="soft small">
            <bdi>{listed.organisation.name}</bdi>
            {listed.place && (
              <>
                {' · '}
                <bdi>{fullNameOfPlace(listed.place, language)}</bdi>
              </>
            )}
          </p>
        </div>
        {distanceKm !== null && (
          <span className={styles.distance}>
            {number(distanceKm, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 })}
          </span>
        )}
      </div>
      <Whys why={[...weighed(why, 'for'), ...weighed(why, 'against')]} />
      <Asks why={weighed(why, 'ask')} />
      <div className={styles.choose}>
        <Button size="xs" variant={chosen ? 'filled' : 'default'} aria-pressed={chosen} onClick={onChoose}>
          {t(chosen ? 'web.refer.chosen' : 'web.refer.choose')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      </div>
    </li>
  )
}

function weighed(why: Offer['why'], weighing: Weighing): Offer['why'] {
  return why.filter((reason) => reason.weighing === weighing)
}

function Whys({ why }: Pick<Offer, 'why'>) {
  return (
    <ul className={styles.why}>
      {why.map((reason) => (
        <Why key={reason.code} reason={reason} />
      ))}
    </ul>
  )
}

/** What is not known speaks neither for nor against: it is counted, and opened by whoever wants to ask. */
function Asks({ why }: Pick<Offer, 'why'>) {
  const { t } = useWords()
  if (why.length === 0) return null
  return (
    <details className={styles.asks}>
      <summary>
        <Icon name="question" size={16} />
        {t('web.refer.asks', { count: why.length })}
      </summary>
      <Whys why={why} />
    </details>
  )
}

const marks: Readonly<Record<Weighing, IconName>> = { for: 'check', ask: 'question', against: 'alert' }

function Why({ reason }: { readonly reason: Offer['why'][number] }) {
  const speech = useWords()
  const { weighing } = reason
  return (
    <li data-weighing={weighing}>
      <Icon name={marks[weighing]} size={16} />
      <span>
        <span className="visually-hidden">{speech.t(`services.weighing.${weighing}`)}: </span>
        {reasonSentence(speech, reason)}
      </span>
    </li>
  )
}
