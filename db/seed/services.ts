import { type Day, addDays, addMonths } from '@passerelle/domain/kernel/day'
import type {
  Capacity,
  Eligibility,
  Opening,
  Service,
  ServiceType,
} from '@passerelle/domain/shared/services/service'
import { type Chance, chanceFrom } from './chance.ts'
import { idOf } from './ids.ts'
import { places, placeId } from './places.ts'

/** Organisation, key, kinds, English, the country's own name, place, and what is unlike the usual. */
type Line = readonly [
  organisation: string,
  key: string,
  types: readonly ServiceType[],
  english: string,
  own: string,
  place: string,
  unlike?: Unlike,
]

interface Unlike {
  readonly visibility?: Service['visibility']
  readonly disclosure?: Service['disclosure']
  readonly places?: number
  readonly free?: number
  /** Days since somebody last said how many places are free. */
  readonly confirmed?: number
  readonly women?: true
  readonly children?: true
  readonly always?: true
  readonly noReferrals?: true
  readonly over?: true
  readonly remote?: true
  readonly languages?: readonly string[]
}

const shelter = { visibility: 'partners', disclosure: 'area-only' } as const

const lines: readonly Line[] = [
  [
    'almond',
    'shelter',
    ['safe-shelter'],
    'Safe house for women and their children',
    'بيت آمن للنساء وأطفالهن',
    'JO-AM',
    { ...shelter, women: true, places: 18, free: 3, confirmed: 1, always: true },
  ],
  [
    'almond',
    'night',
    ['emergency-shelter'],
    'A bed for the first night',
    'سرير لليلة الأولى',
    'JO-AM',
    { ...shelter, women: true, places: 4, free: 0, confirmed: 0, always: true },
  ],
  [
    'almond',
    'house-counselling',
    ['counselling'],
    'Counselling inside the house',
    'إرشاد نفسي داخل البيت',
    'JO-AM',
    { visibility: 'hidden', disclosure: 'area-only', women: true },
  ],
  [
    'almond',
    'flat',
    ['safe-shelter'],
    'Flat for life after the house',
    'شقة لما بعد البيت',
    'JO-AM',
    { ...shelter, women: true, places: 6, free: 1, confirmed: 75 },
  ],
  [
    'lantern',
    'counselling-amman',
    ['counselling', 'mental-health'],
    'Counselling, Amman',
    'إرشاد نفسي، عمّان',
    'JO-AM-1',
    { places: 40, free: 12, confirmed: 3, languages: ['ara', 'eng', 'amh', 'ben'] },
  ],
  [
    'lantern',
    'counselling-irbid',
    ['counselling'],
    'Counselling, Irbid',
    'إرشاد نفسي، إربد',
    'JO-IR-1',
    { places: 15, free: 0, confirmed: 2 },
  ],
  [
    'lantern',
    'psychiatry',
    ['mental-health'],
    'Psychiatrist, by appointment',
    'طبيب نفسي، بموعد',
    'JO-AM-1',
    { visibility: 'partners', places: 10, free: 2, confirmed: 40 },
  ],
  [
    'lantern',
    'line',
    ['counselling'],
    'Night line',
    'خط الليل',
    'JO-AM',
    { remote: true, always: true, noReferrals: true, languages: ['ara', 'eng', 'tgl', 'amh'] },
  ],
  [
    'lantern',
    'children',
    ['counselling', 'child-protection'],
    'Play therapy',
    'علاج باللعب',
    'JO-AM-1',
    { children: true, places: 12, free: 4, confirmed: 9 },
  ],
  ['lantern', 'group', ['counselling'], 'Thursday circle', 'حلقة الخميس', 'JO-AZ-1', { women: true }],
  [
    'cedar',
    'legal-amman',
    ['legal-aid'],
    'Legal counsel, Amman',
    'استشارة قانونية، عمّان',
    'JO-AM-1',
    { places: 60, free: 21, confirmed: 5, languages: ['ara', 'eng'] },
  ],
  [
    'cedar',
    'legal-irbid',
    ['legal-aid'],
    'Legal counsel, Irbid',
    'استشارة قانونية، إربد',
    'JO-IR-1',
    { places: 20, free: 6, confirmed: 6 },
  ],
  [
    'cedar',
    'legal-mafraq',
    ['legal-aid'],
    'Lawyers on the road, Mafraq',
    'محامون متنقلون، المفرق',
    'JO-MA-1',
  ],
  [
    'cedar',
    'wages',
    ['legal-aid', 'livelihoods'],
    'Unpaid wages',
    'الأجور غير المدفوعة',
    'JO-AM-3',
    { places: 25, free: 9, confirmed: 62 },
  ],
  ['cedar', 'papers', ['legal-aid', 'registration'], 'Papers and residence', 'الوثائق والإقامة', 'JO-AZ-1'],
  [
    'cedar',
    'court',
    ['legal-aid'],
    'Company to court',
    'مرافقة إلى المحكمة',
    'JO-AM',
    { visibility: 'partners' },
  ],
  [
    'beacon',
    'protection',
    ['protection'],
    'Protection desk, Amman',
    'مكتب الحماية، عمّان',
    'JO-AM-2',
    { places: 30, free: 10, confirmed: 4 },
  ],
  [
    'beacon',
    'protection-irbid',
    ['protection', 'security'],
    'Protection desk, Irbid',
    'مكتب الحماية، إربد',
    'JO-IR-1',
    { places: 12, free: 5, confirmed: 11 },
  ],
  [
    'beacon',
    'women',
    ['women-safe-space'],
    'The courtyard: a space for women',
    'الفناء: مساحة للنساء',
    'JO-AM-2',
    { women: true },
  ],
  [
    'beacon',
    'women-zarqa',
    ['women-safe-space'],
    'The courtyard, Zarqa',
    'الفناء، الزرقاء',
    'JO-AZ-1',
    { women: true },
  ],
  [
    'beacon',
    'cash',
    ['cash'],
    'Emergency cash',
    'مساعدة نقدية طارئة',
    'JO-AM-2',
    { visibility: 'partners', places: 50, free: 0, confirmed: 1 },
  ],
  ['beacon', 'items', ['non-food-items'], 'Clothes and blankets', 'ملابس وبطانيات', 'JO-MA-1'],
  [
    'beacon',
    'community',
    ['community-protection'],
    'Neighbourhood watch of women',
    'لجان الحي النسائية',
    'JO-IR-2',
    { women: true },
  ],
  [
    'beacon',
    'legal',
    ['legal-aid'],
    'Protection orders',
    'أوامر الحماية',
    'JO-AM-2',
    { women: true, places: 10, free: 3, confirmed: 8 },
  ],
  [
    'beacon',
    'summer',
    ['education'],
    'Summer school',
    'مدرسة صيفية',
    'JO-AM-2',
    { children: true, over: true },
  ],
  [
    'redbridge',
    'clinic',
    ['health'],
    'Outpatient clinic',
    'عيادة خارجية',
    'JO-AM-2',
    { places: 80, free: 33, confirmed: 1, languages: ['ara', 'eng', 'amh'] },
  ],
  [
    'redbridge',
    'women',
    ['health'],
    'Women’s health room',
    'غرفة صحة المرأة',
    'JO-AM-2',
    { women: true, places: 16, free: 5, confirmed: 1 },
  ],
  [
    'redbridge',
    'dentist',
    ['health'],
    'Dentist',
    'طبيب أسنان',
    'JO-AM-2',
    { places: 8, free: 0, confirmed: 120 },
  ],
  ['redbridge', 'zarqa', ['health'], 'Clinic on wheels, Zarqa', 'عيادة متنقلة، الزرقاء', 'JO-AZ-2'],
  ['redbridge', 'vaccines', ['health'], 'Vaccines', 'لقاحات', 'JO-IR-1', { children: true }],
  ['redbridge', 'night', ['health'], 'Emergency room', 'قسم الطوارئ', 'JO-AM-2', { always: true }],
  [
    'openhands',
    'interpreters',
    ['interpretation'],
    'Interpreters from among us',
    'مترجمات من بيننا',
    'JO-AM',
    { remote: true, languages: ['amh', 'ben', 'tgl', 'sin', 'swa', 'ara', 'eng'] },
  ],
  [
    'openhands',
    'advice',
    ['livelihoods', 'legal-aid'],
    'Advice on Fridays',
    'استشارات يوم الجمعة',
    'JO-AM-1',
    { languages: ['amh', 'ben', 'tgl', 'eng'] },
  ],
  [
    'openhands',
    'transport',
    ['transport'],
    'A driver we trust',
    'سائق نثق به',
    'JO-AM',
    { visibility: 'partners', places: 2, free: 1, confirmed: 0 },
  ],
  [
    'harbour',
    'intake',
    ['protection'],
    'Harbour, first talk',
    'المرفأ، اللقاء الأول',
    'JO-AM-1',
    { places: 25, free: 7, confirmed: 2 },
  ],
  [
    'harbour',
    'escort',
    ['transport', 'protection'],
    'Company on difficult ways',
    'مرافقة في الطرق الصعبة',
    'JO-AM-1',
    { visibility: 'partners' },
  ],
  [
    'harbour',
    'training',
    ['livelihoods', 'education'],
    'Sewing, cooking, computer',
    'خياطة وطبخ وحاسوب',
    'JO-AM-3',
    { places: 24, free: 11, confirmed: 14 },
  ],
  [
    'harbour-irbid',
    'intake',
    ['protection'],
    'Harbour Irbid, first talk',
    'المرفأ إربد، اللقاء الأول',
    'JO-IR-1',
    { places: 15, free: 4, confirmed: 3 },
  ],
  ['harbour-irbid', 'tracing', ['family-tracing'], 'Looking for family', 'البحث عن العائلة', 'JO-IR-1'],
  ['oldwell', 'kitchen', ['food'], 'Hot meal', 'وجبة ساخنة', 'JO-BA-1'],
  ['oldwell', 'clothes', ['non-food-items'], 'Clothes room', 'غرفة الملابس', 'JO-BA-1'],
  [
    'oldwell',
    'sofa',
    ['emergency-shelter'],
    'A sofa for a night',
    'أريكة لليلة',
    'JO-BA',
    { ...shelter, places: 2, free: 1, confirmed: 20 },
  ],
  [
    'passerelle',
    'return',
    ['other'],
    'Advice on returning home',
    'استشارات العودة الطوعية',
    'JO-AM-1',
    { visibility: 'partners' },
  ],
  ['passerelle', 'screening', ['protection'], 'Screening in Aqaba', 'الفرز في العقبة', 'JO-AQ-1'],
  [
    'nistru',
    'house',
    ['safe-shelter'],
    'Transit house',
    'Casa de tranzit',
    'MD010',
    { ...shelter, places: 9, free: 2, confirmed: 1, always: true },
  ],
  [
    'nistru',
    'counselling',
    ['counselling'],
    'Counselling, Chisinau',
    'Consiliere, Chișinău',
    'MD010',
    { places: 20, free: 8, confirmed: 4, languages: ['ron', 'rus', 'ukr'] },
  ],
  [
    'nistru',
    'line',
    ['counselling', 'protection'],
    'Hotline',
    'Linia fierbinte',
    'MD010',
    { remote: true, always: true, languages: ['ron', 'rus', 'ukr', 'eng'] },
  ],
  [
    'nistru',
    'balti',
    ['protection'],
    'Office in Balti',
    'Biroul din Bălți',
    'MD002',
    { places: 10, free: 3, confirmed: 33 },
  ],
  [
    'nistru',
    'doctor',
    ['health', 'mental-health'],
    'Doctor of the house',
    'Medicul casei',
    'MD010',
    { visibility: 'partners' },
  ],
  [
    'codru',
    'house',
    ['child-protection', 'safe-shelter'],
    'House for children',
    'Casă pentru copii',
    'MD025',
    { ...shelter, children: true, places: 12, free: 0, confirmed: 2, always: true },
  ],
  [
    'codru',
    'tracing',
    ['family-tracing'],
    'Family tracing',
    'Căutarea familiei',
    'MD025',
    { children: true },
  ],
  [
    'codru',
    'school',
    ['education'],
    'Help with school',
    'Ajutor la școală',
    'MD025',
    { children: true, places: 30, free: 14, confirmed: 21 },
  ],
  ['codru', 'guardians', ['child-protection'], 'Guardians', 'Tutori', 'MD010', { children: true }],
  [
    'university',
    'clinic',
    ['legal-aid'],
    'Law clinic',
    'Clinica juridică',
    'MD010',
    { places: 15, free: 6, confirmed: 7, languages: ['ron', 'rus', 'eng'] },
  ],
  ['university', 'clinic-balti', ['legal-aid'], 'Law clinic, Balti', 'Clinica juridică, Bălți', 'MD002'],
  [
    'university',
    'interpreters',
    ['interpretation'],
    'Student interpreters',
    'Studenți interpreți',
    'MD010',
    { languages: ['ron', 'rus', 'ukr', 'ara', 'eng'] },
  ],
  [
    'inspectorate',
    'complaints',
    ['legal-aid', 'livelihoods'],
    'Complaints about work',
    'Plângeri despre muncă',
    'MD010',
  ],
  [
    'inspectorate',
    'cahul',
    ['livelihoods'],
    'Advice in the south',
    'Consultanță în sud',
    'MD006',
    { over: true },
  ],
]

export interface InventedService {
  readonly service: Service
  readonly organisation: string
}

/** All services of the world as their organisations last described them. */
export function inventServices(today: Day): readonly InventedService[] {
  return lines.map((line) => ({ organisation: line[0], service: serviceOf(line, today) }))
}

export function serviceId(organisation: string, key: string): string {
  return idOf('service', organisation, key)
}

function serviceOf([organisation, key, types, english, own, place, unlike = {}]: Line, today: Day): Service {
  const chance = chanceFrom(`service ${organisation} ${key}`)
  const country = place.startsWith('MD') ? 'MDA' : 'JOR'
  const isOpen = unlike.disclosure === undefined
  return {
    id: serviceId(organisation, key),
    organisationId: idOf('organisation', organisation),
    country,
    placeId: placeId(place),
    coordinates: isOpen ? near(place, chance) : null,
    types,
    names: [
      { language: 'eng', text: english },
      { language: country === 'JOR' ? 'ara' : 'ron', text: own },
    ],
    activities: [],
    address: isOpen && chance.happens(0.6) ? address(country, chance) : null,
    disclosure: unlike.disclosure ?? 'open',
    visibility: unlike.visibility ?? 'public',
    ...wayIn(unlike, country, chance),
    eligibility: eligibility(unlike, chance),
    languages:
      unlike.languages ??
      (country === 'JOR'
        ? chance.pick([['ara'], ['ara', 'eng'], null])
        : chance.pick([['ron', 'rus'], ['ron'], null])),
    response: chance.pick([
      { kind: 'within', hours: 24 },
      { kind: 'within', hours: 72 },
      { kind: 'case-by-case', hours: null },
      null,
    ] as const),
    coverage: {
      kind: unlike.remote
        ? 'remote'
        : chance.pick(['city', 'governorate', 'adjacent-governorates', 'countrywide'] as const),
      region: null,
      placeIds: [],
    },
    capacity: capacity(unlike, today),
    contacts: [
      {
        kind: 'telephone',
        value:
          country === 'JOR'
            ? `+962 6 000 0${chance.whole(100, 999)}`
            : `+373 00 00${chance.whole(1000, 9999)}`,
        public: isOpen,
      },
      { kind: 'email', value: `${key}@${organisation}.example`, public: false },
    ],
    validFrom: addMonths(today, -24),
    validUntil: unlike.over
      ? addDays(today, -30)
      : chance.pick([null, addMonths(today, 4), addMonths(today, 13)]),
    confirmedOn: addDays(today, -(unlike.confirmed ?? chance.pick([12, 44, 100, 210]))),
    kept: [],
    source: null,
  }
}

/** How one comes in, and when. */
function wayIn(
  unlike: Unlike,
  country: string,
  chance: Chance,
): Pick<Service, 'access' | 'referral' | 'nextStep' | 'schedule'> {
  return {
    access: unlike.remote
      ? ['hotline']
      : chance.pick([
          ['walk-in'],
          ['walk-in', 'appointment'],
          ['appointment'],
          ['referral-only'],
          ['outreach', 'walk-in'],
        ] as const),
    referral: unlike.noReferrals
      ? ['not-accepted']
      : chance.pick([['platform'], ['platform', 'telephone'], ['platform', 'email']] as const),
    nextStep: chance.pick(['follow-up-call', 'person-comes', null] as const),
    schedule: unlike.always
      ? { always: true, frequency: 'daily', openings: [] }
      : { always: false, frequency: 'weekly', openings: [opening(country, chance)] },
  }
}

/** Somewhere in the town, never where anybody lives. */
function near(code: string, chance: Chance): Service['coordinates'] {
  const town = places.find((place) => place.code === code)?.coordinates
  if (!town) return null
  const off = () => Math.round((chance.next() - 0.5) * 40) / 1000
  return { longitude: town.longitude + off(), latitude: town.latitude + off() }
}

function address(country: string, chance: Chance): string {
  return country === 'JOR'
    ? `${chance.pick(['شارع الياسمين', 'شارع النعناع', 'شارع الحجر الأبيض'])} ${chance.whole(3, 90)}`
    : `Strada ${chance.pick(['Merilor', 'Podului Vechi', 'Teiului'])} ${chance.whole(3, 90)}`
}

function opening(country: string, chance: Chance): Opening {
  const week = country === 'JOR' ? ([7, 1, 2, 3, 4] as const) : ([1, 2, 3, 4, 5] as const)
  return {
    days: chance.happens(0.2) ? week.slice(0, 2) : week,
    opens: chance.pick(['08:00', '08:30', '09:00']),
    closes: chance.pick(['14:00', '16:00', '17:00', null]),
  }
}

function eligibility({ women, children }: Unlike, chance: Chance): Eligibility {
  return {
    nationalities: chance.pick([{ include: [], exclude: [] }, null]),
    registration: chance.pick([{ documents: [], expiredAccepted: false }, null]),
    ages: children
      ? { from: 0, to: 17 }
      : women
        ? { from: chance.pick([16, 18]), to: null }
        : { from: null, to: null },
    sexes: women ? ['female'] : null,
    vulnerabilities: chance.pick([{ oneOf: [], scored: false }, null]),
  }
}

function capacity({ places: all, free, confirmed }: Unlike, today: Day): Capacity | null {
  if (all === undefined) return null
  return {
    places: all,
    free: free ?? null,
    confirmedAt: `${addDays(today, -(confirmed ?? 0) - 1)}T08:00:00.000Z`,
  }
}
