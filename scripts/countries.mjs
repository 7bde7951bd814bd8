// Writes domain/src/shared/places/generated/countries.json: the codes of ISO 3166-1 (from i18n-iso-countries, MIT), names in
// four languages (from the Unicode CLDR that Node carries, with the United Nations' short names where the two
// differ in a way that matters to a government), and other names that people search by.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const codes = require('i18n-iso-countries/codes.json').filter(Array.isArray)
const languages = ['en', 'fr', 'es', 'ar']
const packaged = Object.fromEntries(
  languages.map((language) => [language, require(`i18n-iso-countries/langs/${language}.json`).countries]),
)
const displayed = Object.fromEntries(
  languages.map((language) => [language, new Intl.DisplayNames(language, { type: 'region' })]),
)

/** Kosovo has no ISO code; XKX is the one that international organisations use. */
const corrections = { XKK: 'XKX' }

const unitedNations = {
  PSE: { en: 'State of Palestine', fr: 'État de Palestine', es: 'Estado de Palestina', ar: 'دولة فلسطين' },
  COD: {
    en: 'Democratic Republic of the Congo',
    fr: 'République démocratique du Congo',
    es: 'República Democrática del Congo',
    ar: 'جمهورية الكونغو الديمقراطية',
  },
  COG: { en: 'Congo', fr: 'Congo', es: 'Congo', ar: 'الكونغو' },
  CIV: { en: "Côte d'Ivoire", fr: "Côte d'Ivoire", es: "Côte d'Ivoire", ar: 'كوت ديفوار' },
  MMR: { en: 'Myanmar', fr: 'Myanmar', es: 'Myanmar', ar: 'ميانمار' },
  TUR: { en: 'Türkiye', fr: 'Türkiye', es: 'Türkiye', ar: 'تركيا' },
  TLS: { en: 'Timor-Leste', fr: 'Timor-Leste', es: 'Timor-Leste', ar: 'تيمور-ليشتي' },
  HKG: { en: 'Hong Kong', fr: 'Hong Kong', es: 'Hong Kong', ar: 'هونغ كونغ' },
  MAC: { en: 'Macao', fr: 'Macao', es: 'Macao', ar: 'ماكاو' },
  VAT: { en: 'Holy See', fr: 'Saint-Siège', es: 'Santa Sede', ar: 'الكرسي الرسولي' },
  CPV: { en: 'Cabo Verde', fr: 'Cabo Verde', es: 'Cabo Verde', ar: 'كابو فيردي' },
  SWZ: { en: 'Eswatini', fr: 'Eswatini', es: 'Eswatini', ar: 'إسواتيني' },
  FLK: {
    en: 'Falkland Islands (Malvinas)',
    fr: 'Îles Falkland (Malvinas)',
    es: 'Islas Malvinas (Falkland Islands)',
    ar: 'جزر فوكلاند (مالفيناس)',
  },
}

function names(code, alpha2) {
  return (
    unitedNations[code] ??
    Object.fromEntries(languages.map((language) => [language, displayed[language].of(alpha2)]))
  )
}

function otherNames(alpha2, shown) {
  const known = new Set(Object.values(shown))
  const all = languages.flatMap((language) => [
    packaged[language][alpha2] ?? [],
    displayed[language].of(alpha2),
  ])
  return [...new Set(all.flat())].filter((name) => !known.has(name))
}

const countries = codes.map(([alpha2, iso]) => {
  const code = corrections[iso] ?? iso
  const shown = names(code, alpha2)
  return { code, alpha2, names: shown, alsoCalled: otherNames(alpha2, shown) }
})
countries.sort((one, other) => (one.code < other.code ? -1 : 1))
const lines = countries.map((country) => `  ${JSON.stringify(country)}`)
writeFileSync(
  new URL('../domain/src/shared/places/generated/countries.json', import.meta.url),
  `[\n${lines.join(',\n')}\n]\n`,
)
console.log(`${countries.length} countries`)
