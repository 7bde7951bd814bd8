import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import { tokenLevels } from '@passerelle/matching/names/levels'
import { tokenLevel } from '@passerelle/matching/names/token-level'
import { type Token, tokenOf } from '@passerelle/matching/names/tokens'
import { partsOf } from '@passerelle/matching/names/parts'
import type { Finding } from './finding.ts'

const { words: weights } = screeningConfig

/** Words that half of all organisations have in their names: they say what it is, not which. */
const common = new Set(
  `foundation association society organisation organization committee commission council union federation institute centre center group
   company corporation ltd limited inc llc plc gmbh sarl sa bank trust fund charity charitable relief aid humanitarian welfare international
   national global world islamic christian development service services general trading trade holding for of and the
   fondation societe organisation comite conseil federation institut banque fonds secours aide humanitaire internationale nationale
   asociacion fundacion sociedad organizacion comite consejo federacion banco ayuda humanitaria nacional compania
   مؤسسة مؤسسه جمعية جمعيه منظمة منظمه لجنة لجنه هيئة هيئه شركة شركه بنك مصرف اتحاد مجلس الخيرية خيرية الخيريه خيريه الاغاثة اغاثة الانسانية انسانية الدولية دولية للاغاثة
   фонд общество организация комитет совет союз банк компания благотворительный международный`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export interface OrganisationName {
  readonly text: string
  readonly telling: readonly Token[]
  readonly common: readonly Token[]
  /** Written in capitals without a blank, as acronyms are. */
  readonly acronym: boolean
}

export function prepareOrganisationName(text: string): OrganisationName {
  const parts = partsOf(text).map(({ folded, sound }) => ({ folded, token: tokenOf(folded, sound) }))
  const isCommon = ({ folded }: { readonly folded: string }) => common.has(folded)
  const tokens = (chosen: typeof parts) => chosen.map(({ token }) => token).slice(0, mostWords)
  return {
    text,
    telling: tokens(parts.filter((part) => !isCommon(part))),
    common: tokens(parts.filter(isCommon)),
    acronym: /^[\p{Lu}\p{N}.-]{3,12}$/u.test(text),
  }
}

const mostWords = 12

/** What speaks for two names being one organisation's, word by word, in whatever order. */
export function compareOrganisationNames(one: OrganisationName, other: OrganisationName): readonly Finding[] {
  if (one.acronym && other.acronym) return compareAcronyms(one, other)
  const telling = paired(one.telling, other.telling)
  if (telling.pairs.length === 0) return []
  const findings: Finding[] = telling.pairs.map(({ level, one: mine, other: theirs }) => ({
    field: 'name',
    key: level === 'same' ? 'screening.evidence.word-same' : 'screening.evidence.word-nearly',
    weight: level === 'same' ? weights.telling : weights.nearly,
    one: mine.folded,
    other: theirs.folded,
  }))
  return [...findings, ...shared(one, other), ...leftOver(telling.ones, telling.others)]
}

function compareAcronyms(one: OrganisationName, other: OrganisationName): readonly Finding[] {
  const letters = ({ text }: OrganisationName) => text.replaceAll(/[.-]/g, '')
  if (letters(one) !== letters(other)) return []
  return [
    {
      field: 'name',
      key: 'screening.evidence.acronym',
      weight: weights.acronym,
      one: one.text,
      other: other.text,
    },
  ]
}

function shared(one: OrganisationName, other: OrganisationName): readonly Finding[] {
  const { pairs } = paired(one.common, other.common)
  return pairs.map(({ one: mine, other: theirs }) => ({
    field: 'name',
    key: 'screening.evidence.word-common',
    weight: weights.common,
    one: mine.folded,
    other: theirs.folded,
  }))
}

/** Each has a telling word that the other lacks: they contradict. Only one has: it was left out. Neither: the whole agrees. */
function leftOver(ones: readonly Token[], others: readonly Token[]): readonly Finding[] {
  const texts = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ') || null
  const sides = { field: 'name', one: texts(ones), other: texts(others) }
  const [fewer, more] = [Math.min(ones.length, others.length), Math.max(ones.length, others.length)]
  if (more === 0) return [{ ...sides, key: 'screening.evidence.word-whole', weight: weights.whole }]
  if (fewer > 0) return [{ ...sides, key: 'screening.evidence.word-apart', weight: weights.apart * fewer }]
  return [{ ...sides, key: 'screening.evidence.word-omitted', weight: weights.omitted * Math.min(more, 3) }]
}

interface Paired {
  readonly level: 'same' | 'nearly'
  readonly one: Token
  readonly other: Token
}

/** The same words first, then those nearly alike; each word once. */
function paired(ones: readonly Token[], others: readonly Token[]) {
  const [mine, theirs] = [[...ones], [...others]]
  const pairs: Paired[] = []
  for (const level of ['same', 'nearly'] as const) {
    for (const one of mine.slice()) {
      const at = theirs.findIndex((other) => levelOf(one, other) === level)
      const [other] = at < 0 ? [] : theirs.splice(at, 1)
      if (!other) continue
      mine.splice(mine.indexOf(one), 1)
      pairs.push({ level, one, other })
    }
  }
  return { pairs, ones: mine, others: theirs }
}

const same = new Set(['exact', 'variant', 'sound'])

function levelOf(one: Token, other: Token): 'same' | 'nearly' | 'apart' {
  const level = tokenLevels[tokenLevel(one, other)] ?? 'apart'
  if (same.has(level)) return 'same'
  return level === 'close' ? 'nearly' : 'apart'
}
