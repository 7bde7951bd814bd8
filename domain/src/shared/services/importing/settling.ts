import { idFromName, rootNamespace } from '../../tables/name-id.ts'
import type { Country } from '../../places/place.ts'
import type { KnownOrganisation, OrganisationDraft } from '../draft.ts'
import { type Cells, nameIn } from './cells.ts'

/** Organisations by name or acronym, those that were there and those that the directory brings. */
export interface Register {
  readonly settle: (cells: Cells) => string
  readonly added: () => readonly OrganisationDraft[]
}

const organisationsNamespace = idFromName(rootNamespace, 'organisations')

export function registerOf(country: Country, known: readonly KnownOrganisation[]): Register {
  const ids = new Map<string, string>()
  for (const { id, name, acronym } of known) {
    for (const text of [acronym ?? '', name])
      if (text !== '' && !ids.has(plain(text))) ids.set(plain(text), id)
  }
  const added: OrganisationDraft[] = []
  return { settle: (cells) => settle(cells, country, ids, added), added: () => added }
}

function settle(
  cells: Cells,
  country: Country,
  ids: Map<string, string>,
  added: OrganisationDraft[],
): string {
  const name = nameIn(cells, 'provider')
  const known = ids.get(plain(name))
  if (known !== undefined) return known
  const id = idFromName(organisationsNamespace, `${country}/${plain(name)}`)
  ids.set(plain(name), id)
  added.push({ id, name, acronym: isAcronym(name) ? name : null, country, row: cells.row })
  cells.say({
    column: 'provider',
    level: 'warning',
    code: 'services.organisation-new',
    value: name,
    remedy: 'services.check-organisation',
  })
  return id
}

/** Blanks, dashes and capitals do not make another organisation; slashes do. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.\-_]+/g, '')
}

function isAcronym(name: string): boolean {
  return (
    name.length <= 12 && /^\p{Lu}[\p{L}\p{N}/&-]*(?: \p{Lu}+)?$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)
  )
}
