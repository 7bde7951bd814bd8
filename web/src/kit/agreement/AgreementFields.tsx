import { NativeSelect, Radio, TextInput, Textarea } from '@mantine/core'
import { adultAge } from '@passerelle/domain/kernel/age'
import { givers } from '@passerelle/domain/shared/consents/consent'
import { agreementForms } from '@passerelle/domain/shared/recognition/asking'
import { type Language, directionOf, languageNames, languages } from '../../app/languages/load.ts'
import { useWords } from '../../app/words.tsx'
import { LanguageField } from '../form/CodeFields.tsx'
import styles from './Agreement.module.css'
import { type AgreementTold, type Asked, isChild, readLanguage } from './agreement.ts'

interface AgreementFieldsProps {
  readonly asked: Asked
  /** What the person reads or hears, in each language. */
  readonly text: (language: Language) => string
  readonly value: AgreementTold
  readonly onChange: (told: AgreementTold) => void
  readonly fault: (path: string) => string | undefined
}

/** The person hears what would be told, and agrees: who speaks, in which language, and who can witness it. */
export function AgreementFields(props: AgreementFieldsProps) {
  const { value, text, onChange, fault } = props
  const { t } = useWords()
  const put = (change: Partial<AgreementTold>) => onChange({ ...value, ...change })
  return (
    <div className={styles.form}>
      <div className={styles.row}>
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
          id="agreement-language"
          label={t('web.consents.spoken')}
          description={t('web.consents.spoken.hint')}
          error={fault('agreement.language')}
          required
          value={value.language}
          onChange={(language) => put({ language: typeof language === 'string' ? language : '' })}
        />
      </div>
      <p
        className={styles.text}
        lang={value.textLanguage}
        dir={directionOf(value.textLanguage)}
        role="group"
        aria-label={t('web.consents.text')}
      >
        {text(value.textLanguage)}
      </p>
      <WhoAgrees {...props} put={put} />
      <Proof {...props} put={put} />
    </div>
  )
}

interface PartProps extends AgreementFieldsProps {
  readonly put: (change: Partial<AgreementTold>) => void
}

function WhoAgrees({ asked, value, put, fault }: PartProps) {
  const { t } = useWords()
  const { givenBy } = value
  const child = isChild(asked.age)
  const adult = asked.age !== null && asked.age.least >= adultAge
  const explain = (adult && givenBy !== 'self') || (child && givenBy === 'guardian')
  return (
    <>
      <Radio.Group
        label={t('web.consents.who-agrees')}
        value={givenBy}
        error={fault('agreement.givenBy')}
        onChange={(next) => put({ givenBy: givers.find((each) => each === next) ?? givenBy })}
      >
        {givers.map((giver) => (
          <Radio key={giver} value={giver} label={t(`consents.giver.${giver}`)} mt="xs" />
        ))}
      </Radio.Group>
      {givenBy !== 'self' && (
        <TextInput
          label={t('web.consents.who-spoke')}
          dir="auto"
          autoComplete="off"
          value={value.guardianName}
          error={fault('agreement.guardianName')}
          onChange={({ currentTarget }) => put({ guardianName: currentTarget.value })}
        />
      )}
      {explain && (
        <Textarea
          label={t(child ? 'web.consents.why-no-assent' : 'web.consents.why-not-self')}
          dir="auto"
          rows={2}
          value={value.capacityNote}
          error={fault('agreement.capacityNote')}
          onChange={({ currentTarget }) => put({ capacityNote: currentTarget.value })}
        />
      )}
    </>
  )
}

function Proof({ value, put, fault }: PartProps) {
  const { t } = useWords()
  const { form } = value
  const oral = form === 'explicit-oral-witnessed'
  return (
    <>
      <Radio.Group
        label={t('web.consents.proof')}
        value={form}
        error={fault('agreement.form')}
        onChange={(next) => put({ form: agreementForms.find((each) => each === next) ?? form })}
      >
        {agreementForms.map((each) => (
          <Radio key={each} value={each} label={t(`web.tracing.agreement.${each}`)} mt="xs" />
        ))}
      </Radio.Group>
      <TextInput
        label={t(oral ? 'kit.signature.witness' : 'web.tracing.agreement.paper')}
        description={oral ? t('kit.signature.witness.hint') : t('web.tracing.agreement.paper.hint')}
        dir="auto"
        autoComplete="off"
        value={value.proof}
        error={fault('agreement.proof') ?? fault('agreement.witnessName')}
        onChange={({ currentTarget }) => put({ proof: currentTarget.value })}
      />
    </>
  )
}
