import styles from './NameDisplay.module.css'
import { directionOfText, isLatin } from './scripts.ts'

interface NameDisplayProps {
  /** The name in the script that the person uses. */
  readonly name: string
  /** Its Latin form; shown beneath when it says something new. */
  readonly latin?: string | null | undefined
  /** Where the name has a language (ISO 639), letters are chosen for it. */
  readonly language?: string | null | undefined
  readonly size?: 'line' | 'heading'
}

/** Names that would push everything else off a telephone are shown by their beginning; the person's page tells them whole. */
const LONG = 120

/** A person's name as the person writes it, then as others can read it. Each is isolated from the text around it. */
export function NameDisplay({ name, latin, language, size = 'line' }: NameDisplayProps) {
  const beneath = latin && latin !== name && !isLatin(name) ? latin : undefined
  return (
    <span className={styles.name} data-size={size}>
      <bdi
        className={styles.own}
        dir={directionOfText(name)}
        lang={language ?? undefined}
        {...(name.length > LONG ? { 'data-long': true, title: name } : {})}
      >
        {name}
      </bdi>
      {beneath && (
        <bdi className={styles.latin} dir="ltr" lang="und-Latn">
          {beneath}
        </bdi>
      )}
    </span>
  )
}
