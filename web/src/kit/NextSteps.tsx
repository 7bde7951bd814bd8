import { Button } from '@mantine/core'
import type { Facts } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import type { Standing } from '@passerelle/domain/kernel/steps'
import { stepKey } from '@passerelle/domain/kernel/words'
import { useId } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './NextSteps.module.css'
import { Reasons } from './Reasons.tsx'
import { type Offer, offersOf, primaryOffer } from './road.ts'

interface NextStepsProps {
  readonly programme: Programme
  readonly standing: Standing
  readonly facts: Facts
  readonly onTake: (step: string) => void
}

/**
 * What can be done with a record now. One step leads; the others that may be taken stand beside it. What may not be
 * taken is no dead button: it is a line that says why, with the same reasons that the server would give.
 */
export function NextSteps({ programme, standing, facts, onTake }: NextStepsProps) {
  const { t } = useWords()
  const offers = offersOf(programme, standing, facts)
  const primary = primaryOffer(offers, standing.state === programme.starts)
  const open = offers.filter((offer) => offer.reasons.length === 0 && offer !== primary)
  const hindered = offers.filter((offer) => offer.reasons.length > 0)
  const onward = hindered.filter((offer) => offer.leads === 'on')
  return (
    <div className={styles.next}>
      <Hindered programme={programme} offers={primary ? [] : onward} />
      <div className={styles.open}>
        {primary && (
          <Button onClick={() => onTake(primary.name)}>{t(stepKey(programme, primary.name))}</Button>
        )}
        {open.map((offer) => (
          <Button key={offer.name} variant="default" onClick={() => onTake(offer.name)}>
            {t(stepKey(programme, offer.name))}
          </Button>
        ))}
      </div>
      {hindered.length > (primary ? 0 : onward.length) && (
        <details className={styles.more}>
          <summary>
            {t('kit.steps.not-now', { count: hindered.length - (primary ? 0 : onward.length) })}
          </summary>
          <Hindered
            programme={programme}
            offers={hindered.filter((offer) => primary !== undefined || offer.leads !== 'on')}
          />
        </details>
      )}
    </div>
  )
}

interface HinderedProps {
  readonly programme: Programme
  readonly offers: readonly Offer[]
}

function Hindered({ programme, offers }: HinderedProps) {
  if (offers.length === 0) return null
  return (
    <ul className={styles.hindered}>
      {offers.map((offer) => (
        <HinderedStep key={offer.name} programme={programme} offer={offer} />
      ))}
    </ul>
  )
}

function HinderedStep({ programme, offer }: { readonly programme: Programme; readonly offer: Offer }) {
  const { t } = useWords()
  const id = useId()
  return (
    <li aria-describedby={id}>
      <span className={styles.name}>
        <Icon name="lock" size={14} />
        {t(stepKey(programme, offer.name))}
        <span className="visually-hidden"> – {t('kit.steps.cannot')}</span>
      </span>
      <Reasons id={id} reasons={offer.reasons} />
    </li>
  )
}
