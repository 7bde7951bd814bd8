import { Button, Menu } from '@mantine/core'
import { languageNames, languages } from '../../app/languages/load.ts'
import { useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'

/** A page for the person to keep: who received and saw their data. In the language that they read. */
export function PrintForPerson({ personId }: { readonly personId: string }) {
  const { t } = useWords()
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="print" size={18} />}>
          {t('web.people.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('web.people.print.lead')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            component="a"
            href={`/api/people/${personId}/print?language=${language}`}
            download
            lang={language}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
