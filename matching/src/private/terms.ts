import { z } from 'zod'

/** What of a person is encoded. `name` is the whole name as one bag of letters, for lists that do not part names. */
export const fieldNames = [
  'given',
  'family',
  'name',
  'birth',
  'sex',
  'place',
  'place-code',
  'phone',
  'paper',
] as const
export type FieldName = (typeof fieldNames)[number]

/** What two people must share to be compared at all; `given` and `family` by their sound. */
export const blockParts = ['given', 'family', 'year', 'birth', 'place-code', 'phone', 'paper'] as const
export type BlockPart = (typeof blockParts)[number]

const key = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const short = z.string().min(1).max(400)

const partySchema = z
  .strictObject({
    name: short,
    /** Ed25519, public: whoever signs with its other half is this party. */
    signingKey: key,
    /** X25519, public, made for this exchange alone: the secret of the exchange comes from it. */
    agreeingKey: key,
  })
  .readonly()

const fieldSchema = z
  .strictObject({
    field: z.enum(fieldNames),
    /** Bits for one person when the field is the same on both sides. */
    agrees: z.number().min(0).max(40),
    /** Bits when it has nothing in common: zero or less. */
    differs: z.number().min(-40).max(0),
  })
  .readonly()

/** What two organisations agree on before either encodes anybody. Both sign these words, no others. */
export const termsSchema = z
  .strictObject({
    exchange: short,
    purpose: z.string().min(1).max(2000),
    parties: z.tuple([partySchema, partySchema]).readonly(),
    fields: z.array(fieldSchema).min(1).max(fieldNames.length).readonly(),
    blocks: z
      .array(z.array(z.enum(blockParts)).min(1).readonly())
      .min(1)
      .max(12)
      .readonly(),
    /** Bits of one encoded field. */
    bits: z.union([z.literal(128), z.literal(256), z.literal(512), z.literal(1024)]),
    /** What more people of one list share is not written out: it would tell how common it is. */
    mostPerBlock: z.int().min(2).max(1000),
    /** A shorter list could be made to ask about single people. */
    fewestPeople: z.int().min(1),
    /** Weight in bits from which a pair leaves as likely, and as one to be reviewed. */
    likely: z.number(),
    review: z.number(),
    /** First and last day on which people may be encoded and compared. */
    from: day,
    until: day,
  })
  .readonly()

export type ExchangeTerms = z.infer<typeof termsSchema>
export type Party = z.infer<typeof partySchema>
export type FieldTerm = z.infer<typeof fieldSchema>

/** The terms and what each party signed under its name. */
export interface Agreement {
  readonly terms: ExchangeTerms
  readonly signatures: Readonly<Record<string, string>>
}

/** Weights for two lists of some thousand people, most of whom are on one list only. */
export const usualFields: readonly FieldTerm[] = [
  { field: 'given', agrees: 6, differs: -4 },
  { field: 'family', agrees: 7, differs: -4 },
  { field: 'birth', agrees: 12, differs: -5 },
  { field: 'sex', agrees: 1, differs: -3 },
  { field: 'place', agrees: 5, differs: -2 },
  { field: 'place-code', agrees: 6, differs: -2 },
  { field: 'phone', agrees: 13, differs: -1 },
  { field: 'paper', agrees: 18, differs: -4 },
]

export const usualBlocks: readonly (readonly BlockPart[])[] = [
  ['given', 'year'],
  ['family', 'year'],
  ['given', 'family'],
  ['given', 'place-code'],
  ['family', 'place-code'],
  ['birth'],
]

/** What is agreed on where nothing else was asked for. */
export const usualTerms = {
  fields: usualFields,
  blocks: usualBlocks,
  bits: 512,
  mostPerBlock: 100,
  fewestPeople: 50,
  likely: 14,
  review: 8,
} as const
