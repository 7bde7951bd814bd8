import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type ServiceContact, contactKinds } from '@passerelle/domain/shared/services/service'
import { useWords } from '../../../app/words.tsx'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'

/** Whom to call or write; each for everybody or for partners only. */
export function ContactFields({ entry: { contacts }, change, fault }: EntryFieldsProps) {
  const { t } = useWords()
  return (
    <div className={styles.fields}>
      {contacts.map((contact, at) => (
        <ContactLine
          key={at}
          contact={contact}
          error={fault(`contacts.${at}`)}
          onChange={(next) => change({ contacts: contacts.with(at, next) })}
          onRemove={() => change({ contacts: contacts.toSpliced(at, 1) })}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => change({ contacts: [...contacts, { kind: 'telephone', value: '', public: true }] })}
      >
        {t('web.directory.contact.add')}
      </Button>
    </div>
  )
}

interface ContactLineProps {
  readonly contact: ServiceContact
  readonly error: string | undefined
  readonly onChange: (contact: ServiceContact) => void
  readonly onRemove: () => void
}

function ContactLine({ contact, error, onChange, onRemove }: ContactLineProps) {
  const { t } = useWords()
  const isKind = (text: string) => contactKinds.find((kind) => kind === text) ?? contact.kind
  return (
    <div className={styles.row}>
      <NativeSelect
        label={t('web.directory.contact.kind')}
        value={contact.kind}
        data={contactKinds.map((value) => ({ value, label: t(`services.contact.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...contact, kind: isKind(currentTarget.value) })}
      />
      <TextInput
        label={t(`services.contact.${contact.kind}`)}
        dir="ltr"
        value={contact.value}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...contact, value: currentTarget.value })}
      />
      <Checkbox
        label={t('web.directory.contact.public')}
        checked={contact.public}
        onChange={({ currentTarget }) => onChange({ ...contact, public: currentTarget.checked })}
      />
      <Button variant="subtle" size="xs" onClick={onRemove}>
        {t('kit.file.remove')}
      </Button>
    </div>
  )
}
