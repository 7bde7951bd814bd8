import { TextInput, Textarea } from '@mantine/core'
import { type LocalText, serviceTypes } from '@passerelle/domain/shared/services/service'
import { useWords } from '../../../app/words.tsx'
import { ManyOf } from '../../../kit/Choose.tsx'
import { tagOf } from '../service-words.ts'
import type { EntryFieldsProps } from './ServiceForm.tsx'
import styles from './ServiceForm.module.css'
import { entryLanguages } from './entry.ts'

/** What the service is called, in each language, what it offers and does. */
export function NameFields({ entry, change, fault }: EntryFieldsProps) {
  const { t, nameOf } = useWords()
  return (
    <div className={styles.fields}>
      {entryLanguages.map((language) => (
        <TextInput
          key={language}
          label={t('web.directory.name-in', { language: nameOf('language', language) })}
          lang={tagOf(language)}
          dir="auto"
          value={textIn(entry.names, language)}
          error={language === 'eng' ? fault('names') : undefined}
          onChange={({ currentTarget }) =>
            change({ names: withText(entry.names, language, currentTarget.value) })
          }
        />
      ))}
      <ManyOf
        label={t('web.directory.types')}
        description={t('web.directory.types.hint')}
        error={fault('types')}
        choices={serviceTypes.map((value) => ({ value, label: t(`services.type.${value}`) }))}
        values={entry.types}
        onChange={(types) => change({ types: mainFirst(types, entry.types) })}
      />
      {entryLanguages.map((language) => (
        <Textarea
          key={language}
          label={t('web.directory.activities-in', { language: nameOf('language', language) })}
          description={language === 'eng' ? t('web.directory.activities.hint') : undefined}
          lang={tagOf(language)}
          dir="auto"
          autosize
          minRows={1}
          maxRows={8}
          value={linesIn(entry.activities, language)}
          onChange={({ currentTarget }) =>
            change({ activities: withLines(entry.activities, language, currentTarget.value) })
          }
        />
      ))}
    </div>
  )
}

/** The first that was chosen stays the main one. */
function mainFirst<Type>(chosen: readonly Type[], before: readonly Type[]): readonly Type[] {
  const [main] = before
  return main !== undefined && chosen.includes(main)
    ? [main, ...chosen.filter((type) => type !== main)]
    : chosen
}

function textIn(texts: readonly LocalText[], language: string): string {
  return texts.find((text) => text.language === language)?.text ?? ''
}

function withText(texts: readonly LocalText[], language: string, text: string): readonly LocalText[] {
  return [...texts.filter((each) => each.language !== language), ...(text === '' ? [] : [{ language, text }])]
}

function linesIn(texts: readonly LocalText[], language: string): string {
  return texts
    .filter((text) => text.language === language)
    .map(({ text }) => text)
    .join('\n')
}

function withLines(texts: readonly LocalText[], language: string, lines: string): readonly LocalText[] {
  const own = lines === '' ? [] : lines.split('\n').map((text) => ({ language, text }))
  return [...texts.filter((each) => each.language !== language), ...own]
}
