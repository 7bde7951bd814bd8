import { Button, NativeSelect, Radio, TextInput } from '@mantine/core'
import { type PersonContact, channels, safeties } from '@passerelle/domain/shared/people/person'
import { useWords } from '../../../app/words.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import styles from './PersonForm.module.css'
import type { PersonFieldsProps } from './PersonForm.tsx'
import { newContact } from './person-form.ts'

/** Ways to reach the person; for each whether it is safe, and when. Not known never counts as safe. */
export function ContactFields({ value, put, fault }: PersonFieldsProps) {
  const { t } = useWords()
  const { contacts } = value
  return (
    <>
      {contacts.length === 0 && <p className="soft">{t('web.people.contact.none')}</p>}
      {contacts.map((contact, at) => (
        <OneContact
          key={at}
          at={at}
          contact={contact}
          fault={fault}
          onChange={(next) => put({ contacts: contacts.with(at, next) })}
          onRemove={() => put({ contacts: contacts.toSpliced(at, 1) })}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => put({ contacts: [...contacts, newContact] })}
        >
          {t('web.people.contact.add')}
        </Button>
      </div>
    </>
  )
}

interface OneContactProps extends Pick<PersonFieldsProps, 'fault'> {
  readonly at: number
  readonly contact: PersonContact
  readonly onChange: (contact: PersonContact) => void
  readonly onRemove: () => void
}

function OneContact({ at, contact, fault, onChange, onRemove }: OneContactProps) {
  const { t } = useWords()
  const written = contact.channel === 'phone' || contact.channel === 'sms' || contact.channel === 'whatsapp'
  return (
    <div
      className={styles.entry}
      role="group"
      aria-label={t('web.people.contact.number', { number: at + 1 })}
    >
      <div className={styles.row}>
        <NativeSelect
          label={t('web.people.contact.channel')}
          value={contact.channel}
          data={channels.map((each) => ({ value: each, label: t(`people.channel.${each}`) }))}
          onChange={({ currentTarget }) =>
            onChange({
              ...contact,
              channel: channels.find((each) => each === currentTarget.value) ?? contact.channel,
            })
          }
        />
        <TextInput
          label={t(`people.channel.${contact.channel}`)}
          dir={written || contact.channel === 'email' ? 'ltr' : 'auto'}
          inputMode={written ? 'tel' : 'text'}
          autoComplete="off"
          value={contact.value}
          error={fault(`contacts.${at}.value`)}
          onChange={({ currentTarget }) => onChange({ ...contact, value: currentTarget.value })}
        />
      </div>
      <Radio.Group
        label={t('web.people.contact.safe')}
        value={contact.safe}
        onChange={(next) =>
          onChange({ ...contact, safe: safeties.find((each) => each === next) ?? contact.safe })
        }
      >
        <div className={styles.inRow}>
          {safeties.map((each) => (
            <Radio key={each} value={each} label={t(`people.safe.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <div className={styles.row}>
        <TextInput
          label={t('people.field.safe-when')}
          description={t('web.people.contact.when.hint')}
          dir="auto"
          autoComplete="off"
          value={contact.when ?? ''}
          error={fault(`contacts.${at}.when`)}
          onChange={({ currentTarget }) => onChange({ ...contact, when: currentTarget.value })}
        />
        <TextInput
          label={t('people.field.ask-for')}
          description={t('web.people.contact.ask-for.hint')}
          dir="auto"
          autoComplete="off"
          value={contact.askFor ?? ''}
          error={fault(`contacts.${at}.askFor`)}
          onChange={({ currentTarget }) => onChange({ ...contact, askFor: currentTarget.value })}
        />
      </div>
      <div>
        <Button variant="subtle" size="xs" onClick={onRemove}>
          {t('web.people.contact.remove')}
          <span className="visually-hidden"> {contact.value}</span>
        </Button>
      </div>
    </div>
  )
}
