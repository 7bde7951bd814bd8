import { Checkbox, NativeSelect, Radio, TextInput, Textarea } from '@mantine/core'
import { adultAge } from '@passerelle/domain/kernel/age'
import { type Giver, givers } from '@passerelle/domain/shared/consents/consent'
import { languageNames, languages } from '../../../app/languages/load.ts'
import { useWords } from '../../../app/words.tsx'
import { LanguageField } from '../../../kit/form/CodeFields.tsx'
import styles from './ConsentForm.module.css'
import { ConsentProof } from './ConsentProof.tsx'
import { ConsentTextView } from './ConsentTextView.tsx'
import { type Agreeing, type ConsentTold, type Target, readLanguage } from './told.ts'

interface ConsentFormProps {
  readonly target: Target
  readonly person: Agreeing
  /** How the person is called, for the signature's label. */
  readonly name: string
  readonly value: ConsentTold
  readonly onChange: (told: ConsentTold) => void
  readonly fault: (path: string) => string | undefined
}

/** The conversation in which the person agrees: the text in their language, who speaks, and how it is proved. */
export function ConsentForm(props: ConsentFormProps) {
  const { target, value, onChange, fault } = props
  const { t } = useWords()
  const put = (change: Partial<ConsentTold>) => onChange({ ...value, ...change })
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <NativeSelect
          label={t('web.consents.text-language')}
          description={t('web.consents.text-language.hint')}
          value={value.textLanguage}
          data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          onChange={({ currentTarget }) =>
            put({ textLanguage: readLanguage(currentTarget.value, value.textLanguage) })
          }
        />
        <LanguageField
          id="consent-language"
          label={t('web.consents.spoken')}
          description={t('web.consents.spoken.hint')}
          error={fault('language')}
          required
          value={value.language}
          onChange={(language) => put({ language: typeof language === 'string' ? language : '' })}
        />
      </div>
      <TextInput
        className={styles.medium ?? ''}
        label={t('web.consents.interpreter')}
        dir="auto"
        autoComplete="off"
        value={value.interpreter}
        error={fault('interpreter')}
        onChange={({ currentTarget }) => put({ interpreter: currentTarget.value })}
      />
      <ConsentTextView target={target} language={value.textLanguage} until={value.until} />
      <Checkbox
        label={t('web.consents.read-aloud')}
        checked={value.readAloud}
        error={fault('readAloud')}
        onChange={({ currentTarget: { checked } }) => put({ readAloud: checked })}
      />
      <Checkbox
        label={t('web.consents.private-place')}
        checked={value.privatePlace}
        error={fault('privatePlace')}
        onChange={({ currentTarget: { checked } }) => put({ privatePlace: checked })}
      />
      <WhoAgrees {...props} put={put} />
      <TextInput
        className={styles.short ?? ''}
        type="date"
        label={t('web.consents.valid-until')}
        value={value.until}
        error={fault('validUntil')}
        onChange={({ currentTarget }) => put({ until: currentTarget.value })}
      />
      <ConsentProof {...props} put={put} />
    </div>
  )
}

export interface PartProps extends ConsentFormProps {
  readonly put: (change: Partial<ConsentTold>) => void
}

/** Who speaks for the person; for adults others only with the reason why. */
function WhoAgrees({ value, person, put, fault }: PartProps) {
  const { t } = useWords()
  const child = person.age !== null && person.age.least < adultAge
  const adult = person.age !== null && person.age.least >= adultAge
  const explain = (adult && value.givenBy !== 'self') || (child && value.givenBy === 'guardian')
  const choose = (next: string): Giver => givers.find((each) => each === next) ?? value.givenBy
  return (
    <>
      <Radio.Group
        label={t('web.consents.who-agrees')}
        value={value.givenBy}
        error={fault('givenBy')}
        onChange={(next) => put({ givenBy: choose(next) })}
      >
        {givers.map((giver) => (
          <Radio key={giver} value={giver} label={t(`consents.giver.${giver}`)} mt="xs" />
        ))}
      </Radio.Group>
      {value.givenBy !== 'self' && (
        <TextInput
          className={styles.medium ?? ''}
          label={t('web.consents.who-spoke')}
          dir="auto"
          autoComplete="off"
          value={value.guardianName}
          error={fault('guardianName')}
          onChange={({ currentTarget }) => put({ guardianName: currentTarget.value })}
        />
      )}
      {explain && (
        <Textarea
          label={t(child ? 'web.consents.why-no-assent' : 'web.consents.why-not-self')}
          dir="auto"
          rows={2}
          value={value.capacityNote}
          error={fault('capacityNote')}
          onChange={({ currentTarget }) => put({ capacityNote: currentTarget.value })}
        />
      )}
    </>
  )
}
