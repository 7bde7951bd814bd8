import { displayNameOf } from '@passerelle/domain/shared/people/rules'
import type { TracingRequest } from '@passerelle/domain/shared/tracing/schema'
import type { SoughtState } from '@passerelle/domain/shared/tracing/tracing'
import { useId } from 'react'
import { useNarrow } from '../../../app/narrow.ts'
import { useWords } from '../../../app/words.tsx'
import { StateShape } from '../../../kit/StateBadge.tsx'
import { directionOfText } from '../../../kit/scripts.ts'
import { soughtTones } from '../states.tsx'
import styles from './FamilyPicture.module.css'
import { type Line, type Spot, box, inLines, pictureOf, shortened } from './family-picture.ts'

/** The family as it was told: who seeks, who is sought, and how far each search has come. The list beneath says the same in words. */
export function FamilyPicture({ request }: { readonly request: TracingRequest }) {
  const { t, direction } = useWords()
  const id = useId()
  const picture = pictureOf(request.sought, request.ties, useNarrow() ? 2 : 5)
  const turn = (spot: Spot) => (direction === 'rtl' ? { ...spot, x: picture.width - spot.x } : spot)
  const seeker = request.seeker?.displayName ?? request.outside?.author ?? t('web.tracing.outside')
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.picture}
        style={{ maxInlineSize: `${picture.width}px` }}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-labelledby={id}
      >
        <title id={id}>{t('web.tracing.picture', { name: seeker, count: request.sought.length })}</title>
        {picture.lines.map((line, at) => (
          <Join key={at} kind={line.kind} spots={[line.from, ...line.bends, line.to].map(turn)} />
        ))}
        <Box spot={turn(picture.seeker)} name={seeker} under={t('web.tracing.seeks')} />
        {request.sought.map((each) => {
          const spot = picture.spots.get(each.id)
          return (
            spot && (
              <Box
                key={each.id}
                spot={turn(spot)}
                name={displayNameOf(each.names)}
                under={t(`tracing.relation.${each.relation}`)}
                state={each.state}
              />
            )
          )
        })}
      </svg>
    </figure>
  )
}

/** From box to box, behind both of them. */
function Join({ kind, spots }: { readonly kind: Line['kind']; readonly spots: readonly Spot[] }) {
  const [from, ...rest] = spots.map(({ x, y }) => `${x} ${y}`)
  return <path className={styles.line} data-kind={kind} d={`M${from}C${rest.join(' ')}`} />
}

interface BoxProps {
  readonly spot: Spot
  readonly name: string
  readonly under: string
  /** Absent: the one who seeks. */
  readonly state?: SoughtState
}

function Box({ spot, name, under, state }: BoxProps) {
  const { t, direction } = useWords()
  const left = spot.x - box.width / 2
  const top = spot.y - box.height / 2
  const lines = inLines(name, 18)
  const word = state && t(`tracing.state.${state}`)
  const mark = direction === 'rtl' ? left + box.width - 20 : left + 8
  return (
    <g className={styles.box} data-state={state ?? 'seeker'}>
      <rect x={left} y={top} width={box.width} height={box.height} rx="8" />
      {lines.map((line, at) => (
        <text
          key={line}
          className={styles.name}
          x={spot.x}
          y={top + (lines.length === 1 ? 30 : 22) + at * 17}
          direction={directionOfText(name)}
        >
          {line}
        </text>
      ))}
      <text className={styles.under} x={spot.x} y={top + 57} direction={direction}>
        {shortened(under, 24)}
      </text>
      {state && (
        <>
          <svg x={mark} y={top + 65} width="12" height="12">
            <StateShape tone={soughtTones[state]} />
          </svg>
          <text className={styles.state} x={spot.x} y={top + 75} direction={direction}>
            {word}
          </text>
        </>
      )}
    </g>
  )
}
