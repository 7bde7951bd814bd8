import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type PersonName, nameKinds, nameOrders } from '@passerelle/domain/shared/people/person'
import { scriptOf } from '@passerelle/domain/shared/people/rules'
import { useWords } from '../../../app/words.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import styles from './PersonForm.module.css'
import { lacksLatin, newName } from './person-form.ts'

interface NameFieldsProps {
  readonly value: { readonly names: readonly PersonName[] }
  readonly put: (change: { readonly names: PersonName[] }) => void
  readonly fault: (path: string) => string | undefined
  /** What the first name is called, where it is not the person who tells it. */
  readonly first?: { readonly label: string; readonly hint: string }
}

/** Names as they are said and written, in any script; the first is the one that the person uses. */
export function NameFields({ value, put, fault, first }: NameFieldsProps) {
  const { t } = useWords()
  const told = first ?? { label: t('web.people.name.first'), hint: t('web.people.name.first.hint') }
  const { names } = value
  const change = (at: number, name: PersonName) => put({ names: names.with(at, name) })
  const add = (name: PersonName) => put({ names: [...names, name] })
  return (
    <>
      {names.map((name, at) => (
        <OneName
          key={at}
          at={at}
          name={name}
          first={at === 0 ? told : undefined}
          error={fault(`names.${at}.text`)}
          onChange={(next) => change(at, next)}
          onRemove={names.length > 1 ? () => put({ names: names.toSpliced(at, 1) }) : undefined}
        />
      ))}
      <div className={styles.foot}>
        {lacksLatin(value) && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => add({ ...newName, kind: 'transliterated' })}
          >
            {t('web.people.name.add-latin')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => add({ ...newName, kind: 'as-in-document' })}
        >
          {t('web.people.name.add')}
        </Button>
      </div>
    </>
  )
}

interface OneNameProps {
  readonly at: number
  readonly name: PersonName
  readonly first: NameFieldsProps['first'] | undefined
  readonly error: string | undefined
  readonly onChange: (name: PersonName) => void
  readonly onRemove: (() => void) | undefined
}

function OneName({ at, name, first, error, onChange, onRemove }: OneNameProps) {
  const { t, nameOf } = useWords()
  const script = scriptOf(name.text)
  return (
    <div className={styles.entry} role="group" aria-label={t('web.people.name.other', { number: at + 1 })}>
      <TextInput
        label={first?.label ?? t('people.field.name')}
        description={first?.hint}
        dir="auto"
        autoComplete="off"
        value={name.text}
        error={error}
        rightSectionWidth="auto"
        onChange={({ currentTarget }) => onChange({ ...name, text: currentTarget.value })}
      />
      <div className={styles.row}>
        <NativeSelect
          label={t('web.people.name.kind')}
          value={name.kind}
          data={nameKinds.map((kind) => ({ value: kind, label: t(`people.name-kind.${kind}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ ...name, kind: nameKinds.find((kind) => kind === currentTarget.value) ?? name.kind })
          }
        />
        <NativeSelect
          label={t('web.people.name.order')}
          value={name.order}
          data={nameOrders.map((order) => ({ value: order, label: t(`people.name-order.${order}`) }))}
          onChange={({ currentTarget }) =>
            onChange({
              ...name,
              order: nameOrders.find((order) => order === currentTarget.value) ?? name.order,
            })
          }
        />
      </div>
      <div className={styles.foot}>
        {name.text.trim() !== '' && script !== 'Zyyy' && (
          <span className="soft small">
            {t('web.people.name.script', { script: nameOf('script', script) })}
          </span>
        )}
        {onRemove && (
          <Button variant="subtle" size="xs" onClick={onRemove}>
            {t('web.people.name.remove')}
            <span className="visually-hidden"> {name.text}</span>
          </Button>
        )}
      </div>
    </div>
  )
}
