import styles from './Brand.module.css'

/** The name of the product and its sign, a footbridge. The name is the same in every language. */
export function Brand() {
  return (
    <span className={styles.brand} lang="fr" dir="ltr">
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M3 22h26M3 22C8 9 24 9 29 22M9.5 15.500V22M16 12.500V22M22.5 15.500V22"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      Passerelle
    </span>
  )
}
