import type { ReactNode } from 'react'
import styles from './StateBadge.module.css'

/** How things stand, in six shapes that can be told apart without colour. */
export type Tone = 'quiet' | 'waiting' | 'moving' | 'done' | 'stopped' | 'alarm'

const shapes: Readonly<Record<Tone, ReactNode>> = {
  quiet: <circle cx="6" cy="6" r="4.5" strokeDasharray="2.4 1.8" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path className={styles.full} d="M6 1.5a4.5 4.5 0 0 1 0 9z" />
    </>
  ),
  moving: <circle className={styles.full} cx="6" cy="6" r="4.5" />,
  done: (
    <>
      <circle className={styles.full} cx="6" cy="6" r="5" />
      <path className={styles.cut} d="m3.6 6.2 1.7 1.7 3-3.4" />
    </>
  ),
  stopped: <path d="M2 2h8v8H2zM4 6h4" />,
  alarm: <path d="M6 1.5 11 10.5H1zM6 5v2.5M6 9h.01" />,
}

interface StateBadgeProps {
  readonly tone: Tone
  /** The word of the state. */
  readonly children: ReactNode
}

/** A state: a shape and a word. Colour only helps. */
export function StateBadge({ tone, children }: StateBadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <StateShape tone={tone} />
      <span>{children}</span>
    </span>
  )
}

/** The shape alone, where its word stands beside it already. */
export function StateShape({ tone }: { readonly tone: Tone }) {
  return (
    <svg
      className={styles.shape}
      data-tone={tone}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[tone]}
    </svg>
  )
}
