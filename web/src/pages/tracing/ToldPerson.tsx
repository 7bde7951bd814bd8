import type { Birth } from '@passerelle/domain/kernel/age'
import { displayNameOf, latinNameOf } from '@passerelle/domain/shared/people/rules'
import type { PersonName } from '@passerelle/domain/shared/people/person'
import type { Sex } from '@passerelle/domain/shared/services/service'
import { type Speech, useWords } from '../../app/words.tsx'
import { type Fact, Facts } from '../../kit/Facts.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { birthWords } from '../people/person-words.ts'

/** What is told of somebody: names, birth, sex, and nothing of where they are. */
export interface Told {
  readonly names: readonly PersonName[]
  readonly birth: Birth | null
  readonly sex: Sex | null
}

export function ToldName({ told }: { readonly told: Told }) {
  return <NameDisplay name={displayNameOf(told.names)} latin={latinNameOf(told.names)} />
}

export function nameOfTold({ names }: Pick<Told, 'names'>): string {
  return displayNameOf(names)
}

interface ToldPersonProps {
  readonly told: Told
  /** The name stands above already: it is said again only when there are several. */
  readonly named?: boolean
  /** Further lines. */
  readonly more?: readonly Fact[]
}

/** What is told, line by line. */
export function ToldPerson({ told, named = false, more = [] }: ToldPersonProps) {
  const speech = useWords()
  const facts = factsOfTold(told, speech).filter(
    ({ id }) => id !== 'names' || !named || told.names.length > 1,
  )
  return <Facts facts={[...facts, ...more]} />
}

function factsOfTold({ names, birth, sex }: Told, speech: Speech): readonly Fact[] {
  const { t } = speech
  return [
    {
      id: 'names',
      label: t('people.field.names'),
      value: names.map(({ text }) => (
        <div key={text}>
          <bdi dir="auto">{text}</bdi>
        </div>
      )),
    },
    { id: 'birth', label: t('web.tracing.born'), value: birth ? birthWords(birth, speech) : null },
    { id: 'sex', label: t('people.field.sex'), value: sex ? t(`people.sex.${sex}`) : null },
  ]
}
