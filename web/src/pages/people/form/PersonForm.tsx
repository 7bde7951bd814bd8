import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { AboutFields } from './AboutFields.tsx'
import { ContactFields } from './ContactFields.tsx'
import { Groups } from './Groups.tsx'
import { NameFields } from './NameFields.tsx'
import { OriginFields } from './OriginFields.tsx'
import { SituationFields } from './SituationFields.tsx'
import type { PersonTold } from './person-form.ts'

export interface PersonFieldsProps {
  readonly value: PersonTold
  readonly put: (change: Partial<PersonTold>) => void
  readonly fault: (path: string) => string | undefined
  readonly today: string
}

interface PersonFormProps extends PersonFieldsProps {
  readonly submitLabel: string
  readonly busy: boolean
  readonly onSubmit: () => void
  /** After the names: who may already be known. */
  readonly afterNames?: ReactNode
  /** Above the button. */
  readonly last?: ReactNode
}

/** A person in groups of questions; only a name is asked for, everything else when it is told. */
export function PersonForm({ submitLabel, busy, onSubmit, afterNames, last, ...fields }: PersonFormProps) {
  const { t } = useWords()
  const groups = [
    {
      id: 'names',
      title: t('web.people.group.names'),
      content: (
        <>
          <NameFields {...fields} />
          {afterNames}
        </>
      ),
    },
    { id: 'about', title: t('web.people.group.about'), content: <AboutFields {...fields} /> },
    { id: 'contact', title: t('web.people.group.contact'), content: <ContactFields {...fields} /> },
    { id: 'origin', title: t('web.people.group.origin'), content: <OriginFields {...fields} /> },
    { id: 'situation', title: t('web.people.group.situation'), content: <SituationFields {...fields} /> },
  ]
  return <Groups {...{ groups, submitLabel, busy, onSubmit, last }} />
}
