import { countries } from '@passerelle/domain/shared/places/countries'

/** How lists call countries where our own table calls them otherwise. */
const alsoOnLists: Readonly<Record<string, string>> = {
  'democratic peoples republic of korea': 'PRK',
  'republic of korea': 'KOR',
  'islamic republic of iran': 'IRN',
  'iran islamic republic of': 'IRN',
  'syrian arab republic': 'SYR',
  'russian federation': 'RUS',
  'united republic of tanzania': 'TZA',
  'libyan arab jamahiriya': 'LBY',
  'state of libya': 'LBY',
  'democratic republic of the congo': 'COD',
  'cote divoire': 'CIV',
  'united kingdom of great britain and northern ireland': 'GBR',
  'united states of america': 'USA',
  'state of palestine': 'PSE',
  'bosnia and herzegovina': 'BIH',
  'republic of the congo': 'COG',
  'viet nam': 'VNM',
  'lao peoples democratic republic': 'LAO',
  'republic of moldova': 'MDA',
}

const byName = new Map<string, string>([
  ...countries.flatMap(({ code, alpha2, names, alsoCalled }) =>
    [code, alpha2, ...Object.values(names), ...alsoCalled].map((name) => [plain(name), code] as const),
  ),
  ...Object.entries(alsoOnLists),
])

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

/** The code of a country written as a code or by its name in one of our languages. */
export function countryNamed(text: string): string | undefined {
  return byName.get(plain(text))
}
