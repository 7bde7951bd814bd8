import { Button, NativeSelect, TextInput } from '@mantine/core'
import { updateProfile } from '@passerelle/domain/shared/accounts/contract'
import { type FormEvent, useState } from 'react'
import { isLanguage, languageNames, languages } from '../../app/languages/load.ts'
import { useAct } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import styles from './Profile.module.css'

/** Name and language; the language is also that of letters. */
export function AboutMe() {
  const { t, setLanguage } = useWords()
  const { account } = useSession()
  const { act, busy, problem } = useAct(updateProfile)
  const fault = useFaults(problem)
  const [name, setName] = useState(account.name)
  const [locale, setLocale] = useState(account.locale)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ name, locale }))) return
    await setLanguage(locale)
    toast(t('web.accounts.saved'))
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <TextInput
        label={t('web.accounts.name')}
        autoComplete="name"
        dir="auto"
        value={name}
        error={fault('name')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <NativeSelect
        label={t('app.language')}
        description={t('web.accounts.language.hint')}
        value={locale}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) setLocale(value)
        }}
      />
      <Button type="submit" loading={busy}>
        {t('web.accounts.save')}
      </Button>
    </form>
  )
}
