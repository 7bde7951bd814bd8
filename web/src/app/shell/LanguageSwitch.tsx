import { useId } from 'react'
import { Icon } from '../../kit/Icon.tsx'
import { isLanguage, languageNames, languages } from '../languages/load.ts'
import { useWords } from '../words.tsx'
import styles from './LanguageSwitch.module.css'

/** Each language by its own name. A native list: it works everywhere, with every reader, at any size. */
export function LanguageSwitch() {
  const { t, language, setLanguage } = useWords()
  const id = useId()
  return (
    <span className={styles.switch}>
      <Icon name="globe" size={18} />
      <label className="visually-hidden" htmlFor={id}>
        {t('app.language')}
      </label>
      <select
        id={id}
        value={language}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) void setLanguage(value)
        }}
      >
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </span>
  )
}
