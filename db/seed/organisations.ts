import type {
  OrganisationKind,
  Relation,
  RelationMode,
} from '@passerelle/domain/shared/organisations/organisation'

export interface InventedOrganisation {
  readonly key: string
  readonly name: string
  readonly acronym: string | null
  readonly kind: OrganisationKind
  readonly country: 'JOR' | 'MDA'
  readonly headquarters?: string
  readonly hasAccounts?: boolean
  readonly about: string
}

/** The organisation that keeps the register of partners. */
export const registrarKey = 'passerelle'

/** None of these exists. Mailboxes end in `.example`, a domain that nobody can have (RFC 2606). */
export const organisations: readonly InventedOrganisation[] = [
  {
    key: 'passerelle',
    name: 'IMO Passerelle Mission',
    acronym: 'IMO',
    kind: 'intergovernmental',
    country: 'JOR',
    about: 'Keeps the register of partners, and records of its own where no partner is near.',
  },
  {
    key: 'harbour',
    name: 'Harbour',
    acronym: 'HRB',
    kind: 'international-ngo',
    country: 'JOR',
    about: 'Case work with people who were trafficked or are at risk of it. Headquarters in Amman.',
  },
  {
    key: 'harbour-irbid',
    name: 'Harbour Irbid',
    acronym: null,
    kind: 'international-ngo',
    country: 'JOR',
    headquarters: 'harbour',
    about: 'Branch of Harbour for the north.',
  },
  {
    key: 'lantern',
    name: 'Lantern Counselling Centre',
    acronym: 'LCC',
    kind: 'national-ngo',
    country: 'JOR',
    about: 'Counselling and mental health care in five languages.',
  },
  {
    key: 'beacon',
    name: 'Beacon',
    acronym: null,
    kind: 'national-ngo',
    country: 'JOR',
    about: 'Protection, safe spaces for women, and emergency cash.',
  },
  {
    key: 'almond',
    name: 'Almond Tree Women’s House',
    acronym: 'ATH',
    kind: 'national-ngo',
    country: 'JOR',
    about: 'A shelter for women and their children. Its address is told to nobody who does not drive there.',
  },
  {
    key: 'cedar',
    name: 'Cedar Legal Aid',
    acronym: 'CLA',
    kind: 'national-ngo',
    country: 'JOR',
    about: 'Lawyers for residence, labour and criminal matters; free of charge.',
  },
  {
    key: 'redbridge',
    name: 'Red Bridge Clinic',
    acronym: 'RBC',
    kind: 'private',
    country: 'JOR',
    about: 'Outpatient clinic with a women’s health room and a dentist.',
  },
  {
    key: 'openhands',
    name: 'Open Hands Domestic Workers’ Union',
    acronym: 'OHU',
    kind: 'union',
    country: 'JOR',
    about: 'Organises domestic workers; interpreters who have done the work themselves.',
  },
  {
    key: 'oldwell',
    name: 'Old Well Neighbours',
    acronym: null,
    kind: 'community-group',
    country: 'JOR',
    hasAccounts: false,
    about:
      'Neighbours of the old town of Salt: food, clothes and a sofa for a night. No computer of their own.',
  },
  {
    key: 'widesky',
    name: 'Wide Sky Foundation',
    acronym: 'WSF',
    kind: 'foundation',
    country: 'JOR',
    about: 'Pays for shelters and lawyers, and reads figures.',
  },
  {
    key: 'nistru',
    name: 'Nistru Anti-Trafficking Centre',
    acronym: 'NATC',
    kind: 'national-ngo',
    country: 'MDA',
    about: 'Case work, counselling and a small transit house in Chisinau.',
  },
  {
    key: 'codru',
    name: 'Codru House for Children',
    acronym: 'CHC',
    kind: 'national-ngo',
    country: 'MDA',
    about: 'Child protection and family tracing.',
  },
  {
    key: 'university',
    name: 'University of the Two Rivers, Law Clinic',
    acronym: 'UTR',
    kind: 'academic',
    country: 'MDA',
    about: 'Students and their teachers advise on residence and labour law.',
  },
  {
    key: 'inspectorate',
    name: 'Inspectorate of Fair Work',
    acronym: 'IFW',
    kind: 'government',
    country: 'MDA',
    about: 'Labour inspection. Takes complaints about wages and papers held back.',
  },
]

export interface InventedAgreement {
  readonly from: string
  readonly to: string
  readonly relations: readonly Relation[]
  readonly mode: RelationMode
  readonly monthsAgo: number
  /** Months from today; absent: open-ended. */
  readonly untilMonths?: number
  readonly ended?: true
}

/** Each organisation names what the other is to it. */
export const agreements: readonly InventedAgreement[] = [
  {
    from: 'passerelle',
    to: 'harbour',
    relations: ['implementer', 'collaborator'],
    mode: 'complementary',
    monthsAgo: 22,
    untilMonths: 14,
  },
  {
    from: 'passerelle',
    to: 'nistru',
    relations: ['implementer'],
    mode: 'complementary',
    monthsAgo: 20,
    untilMonths: 10,
  },
  {
    from: 'passerelle',
    to: 'almond',
    relations: ['service-provider', 'grant-recipient'],
    mode: 'complementary',
    monthsAgo: 18,
    untilMonths: 6,
  },
  {
    from: 'passerelle',
    to: 'inspectorate',
    relations: ['tc-beneficiary'],
    mode: 'equal',
    monthsAgo: 19,
    untilMonths: 5,
  },
  { from: 'passerelle', to: 'university', relations: ['collaborator'], mode: 'equal', monthsAgo: 12 },
  { from: 'passerelle', to: 'widesky', relations: ['donor'], mode: 'equal', monthsAgo: 23, untilMonths: 13 },
  { from: 'harbour', to: 'widesky', relations: ['donor'], mode: 'equal', monthsAgo: 17, untilMonths: 7 },
  {
    from: 'harbour',
    to: 'lantern',
    relations: ['service-provider', 'collaborator'],
    mode: 'equal',
    monthsAgo: 22,
  },
  { from: 'harbour', to: 'cedar', relations: ['service-provider'], mode: 'equal', monthsAgo: 21 },
  { from: 'harbour', to: 'almond', relations: ['service-provider'], mode: 'equal', monthsAgo: 20 },
  {
    from: 'harbour',
    to: 'redbridge',
    relations: ['service-provider'],
    mode: 'complementary',
    monthsAgo: 16,
    untilMonths: 8,
  },
  { from: 'harbour', to: 'beacon', relations: ['collaborator'], mode: 'equal', monthsAgo: 21 },
  {
    from: 'harbour',
    to: 'openhands',
    relations: ['collaborator', 'service-provider'],
    mode: 'equal',
    monthsAgo: 14,
  },
  {
    from: 'beacon',
    to: 'oldwell',
    relations: ['grant-recipient'],
    mode: 'complementary',
    monthsAgo: 11,
    untilMonths: 1,
  },
  {
    from: 'lantern',
    to: 'redbridge',
    relations: ['service-recipient'],
    mode: 'complementary',
    monthsAgo: 9,
    untilMonths: 3,
  },
  { from: 'nistru', to: 'codru', relations: ['collaborator'], mode: 'equal', monthsAgo: 19 },
  { from: 'nistru', to: 'university', relations: ['service-provider'], mode: 'equal', monthsAgo: 13 },
  {
    from: 'nistru',
    to: 'harbour',
    relations: ['collaborator'],
    mode: 'equal',
    monthsAgo: 10,
    untilMonths: 14,
  },
  {
    from: 'codru',
    to: 'inspectorate',
    relations: ['service-recipient'],
    mode: 'complementary',
    monthsAgo: 15,
    ended: true,
  },
]
