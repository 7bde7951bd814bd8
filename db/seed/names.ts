import type { NameOrder, PersonName, Script } from '@passerelle/domain/shared/people/person'
import type { Chance } from './chance.ts'

/** As it is written, and in Latin letters. */
type Written = readonly [own: string, latin: string]

export interface Naming {
  readonly script: Script
  readonly order: NameOrder
  readonly female: readonly Written[]
  readonly male: readonly Written[]
  /** Family names; where there are none, the father's name and his father's follow the given one. */
  readonly family: readonly Written[]
  /** Family names that women bear in a form of their own. */
  readonly familyOfWomen?: readonly Written[]
}

const arabic: Naming = {
  script: 'Arab',
  order: 'chain',
  female: [
    ['فاطمة', 'Fatima'],
    ['رشا', 'Rasha'],
    ['هدى', 'Huda'],
    ['مريم', 'Mariam'],
    ['نادية', 'Nadia'],
    ['سمر', 'Samar'],
    ['عبير', 'Abeer'],
    ['دعاء', 'Duaa'],
    ['لمى', 'Lama'],
    ['ريم', 'Reem'],
    ['زينب', 'Zainab'],
    ['سناء', 'Sanaa'],
    ['شهد', 'Shahd'],
    ['إسراء', 'Israa'],
    ['ميسون', 'Maysoun'],
    ['وفاء', 'Wafaa'],
  ],
  male: [
    ['محمد', 'Mohammad'],
    ['أحمد', 'Ahmad'],
    ['خالد', 'Khaled'],
    ['يوسف', 'Yousef'],
    ['عمر', 'Omar'],
    ['علي', 'Ali'],
    ['حسام', 'Hussam'],
    ['إبراهيم', 'Ibrahim'],
    ['مصطفى', 'Mustafa'],
    ['زياد', 'Ziad'],
    ['باسل', 'Basel'],
    ['عبد الرحمن', 'Abdulrahman'],
    ['وائل', 'Wael'],
    ['نزار', 'Nizar'],
  ],
  family: [
    ['الحسن', 'Al-Hasan'],
    ['الدرويش', 'Al-Darwish'],
    ['القاسم', 'Al-Qasem'],
    ['العلي', 'Al-Ali'],
    ['الخطيب', 'Al-Khatib'],
    ['الزعبي', 'Al-Zoubi'],
    ['المحمود', 'Al-Mahmoud'],
    ['الشامي', 'Al-Shami'],
    ['البكري', 'Al-Bakri'],
    ['الجاسم', 'Al-Jasem'],
    ['السعدي', 'Al-Saadi'],
    ['حداد', 'Haddad'],
    ['العبد الله', 'Al-Abdullah'],
  ],
}

const ethiopic: Naming = {
  script: 'Ethi',
  order: 'chain',
  female: [
    ['ሄለን', 'Helen'],
    ['ትዕግስት', 'Tigist'],
    ['ብርሃኔ', 'Birhane'],
    ['ሙሉ', 'Mulu'],
    ['አልማዝ', 'Almaz'],
    ['ገነት', 'Genet'],
    ['ሃና', 'Hana'],
    ['ፍሬህይወት', 'Frehiwot'],
    ['ዘይነብ', 'Zeyneb'],
    ['መሰረት', 'Meseret'],
    ['ራሔል', 'Rahel'],
    ['ወርቅነሽ', 'Workinesh'],
  ],
  male: [
    ['ተስፋዬ', 'Tesfaye'],
    ['ገብረ', 'Gebre'],
    ['ከበደ', 'Kebede'],
    ['አበበ', 'Abebe'],
    ['ዳዊት', 'Dawit'],
    ['ሙሉጌታ', 'Mulugeta'],
    ['ዮሐንስ', 'Yohannes'],
    ['ታደሰ', 'Tadesse'],
    ['ሰለሞን', 'Solomon'],
    ['ሀይሉ', 'Hailu'],
  ],
  family: [],
}

const bengali: Naming = {
  script: 'Beng',
  order: 'given-first',
  female: [
    ['রহিমা', 'Rahima'],
    ['শিউলি', 'Shiuli'],
    ['সালমা', 'Salma'],
    ['নাসরিন', 'Nasrin'],
    ['ময়না', 'Moyna'],
    ['রুবি', 'Ruby'],
    ['পারভীন', 'Parvin'],
    ['জ্যোৎস্না', 'Jyotsna'],
    ['হাসিনা', 'Hasina'],
    ['লিপি', 'Lipi'],
  ],
  male: [
    ['আব্দুল', 'Abdul'],
    ['রফিক', 'Rafiq'],
    ['জাহাঙ্গীর', 'Jahangir'],
    ['মিজান', 'Mizan'],
    ['সোহেল', 'Sohel'],
    ['কামাল', 'Kamal'],
    ['সুজন', 'Sujon'],
    ['হাবিব', 'Habib'],
  ],
  family: [
    ['খাতুন', 'Khatun'],
    ['বেগম', 'Begum'],
    ['আক্তার', 'Akter'],
    ['হোসেন', 'Hossain'],
    ['মিয়া', 'Miah'],
    ['মন্ডল', 'Mondal'],
    ['সরকার', 'Sarkar'],
    ['শেখ', 'Sheikh'],
  ],
}

const ukrainian: Naming = {
  script: 'Cyrl',
  order: 'given-first',
  female: [
    ['Оксана', 'Oksana'],
    ['Людмила', 'Liudmyla'],
    ['Ірина', 'Iryna'],
    ['Світлана', 'Svitlana'],
    ['Катерина', 'Kateryna'],
    ['Юлія', 'Yuliia'],
    ['Мар’яна', 'Mariana'],
    ['Зоряна', 'Zoriana'],
    ['Галина', 'Halyna'],
  ],
  male: [
    ['Андрій', 'Andrii'],
    ['Микола', 'Mykola'],
    ['Богдан', 'Bohdan'],
    ['Тарас', 'Taras'],
    ['Сергій', 'Serhii'],
    ['Василь', 'Vasyl'],
    ['Юрій', 'Yurii'],
  ],
  family: [
    ['Бондар', 'Bondar'],
    ['Мельник', 'Melnyk'],
    ['Коваленко', 'Kovalenko'],
    ['Шульга', 'Shulha'],
    ['Гончар', 'Honchar'],
    ['Лисенко', 'Lysenko'],
    ['Ткач', 'Tkach'],
    ['Приходько', 'Prykhodko'],
  ],
}

const russian: Naming = {
  script: 'Cyrl',
  order: 'family-first',
  female: [
    ['Анна', 'Anna'],
    ['Елена', 'Elena'],
    ['Марина', 'Marina'],
    ['Виктория', 'Viktoriya'],
    ['Надежда', 'Nadezhda'],
    ['Любовь', 'Lyubov'],
    ['Полина', 'Polina'],
    ['Инна', 'Inna'],
  ],
  male: [
    ['Дмитрий', 'Dmitry'],
    ['Алексей', 'Aleksey'],
    ['Иван', 'Ivan'],
    ['Павел', 'Pavel'],
    ['Руслан', 'Ruslan'],
    ['Виталий', 'Vitaly'],
  ],
  family: [
    ['Соловьёв', 'Solovyov'],
    ['Чебан', 'Cheban'],
    ['Морозов', 'Morozov'],
    ['Рябов', 'Ryabov'],
    ['Каменев', 'Kamenev'],
    ['Лебедев', 'Lebedev'],
  ],
  familyOfWomen: [
    ['Соловьёва', 'Solovyova'],
    ['Чебан', 'Cheban'],
    ['Морозова', 'Morozova'],
    ['Рябова', 'Ryabova'],
    ['Каменева', 'Kameneva'],
    ['Лебедева', 'Lebedeva'],
  ],
}

const same = (...names: readonly string[]): readonly Written[] => names.map((name) => [name, name])

const romanian: Naming = {
  script: 'Latn',
  order: 'given-first',
  female: same(
    'Mariana',
    'Lilia',
    'Doina',
    'Ecaterina',
    'Nicoleta',
    'Aliona',
    'Rodica',
    'Steliana',
    'Irina',
    'Veronica',
  ),
  male: same('Ștefan', 'Vasile', 'Grigore', 'Sergiu', 'Radu', 'Constantin', 'Petru', 'Andrei'),
  family: same(
    'Țurcanu',
    'Cebotari',
    'Pîslaru',
    'Moraru',
    'Vrabie',
    'Sârbu',
    'Rotaru',
    'Botnaru',
    'Gheorghiță',
  ),
}

const filipino: Naming = {
  script: 'Latn',
  order: 'given-first',
  female: same('Maricel', 'Rowena', 'Jocelyn', 'Analyn', 'Lorna', 'Cherry Mae', 'Divina', 'Rosalie'),
  male: same('Rodel', 'Jerome', 'Arnel', 'Dindo', 'Reynaldo'),
  family: same('Bautista', 'Dela Cruz', 'Magbanua', 'Villanueva', 'Ocampo', 'Catacutan', 'Lumibao'),
}

const kenyan: Naming = {
  script: 'Latn',
  order: 'given-first',
  female: same('Wanjiru', 'Akinyi', 'Mercy', 'Naomi', 'Faith', 'Nekesa', 'Halima'),
  male: same('Otieno', 'Kamau', 'Brian', 'Juma', 'Kiprono'),
  family: same('Odhiambo', 'Mwangi', 'Wekesa', 'Chebet', 'Njoroge', 'Abdi'),
}

export const namings = { arabic, ethiopic, bengali, ukrainian, russian, romanian, filipino, kenyan } as const
export type Culture = keyof typeof namings

export interface Called {
  readonly given: Written
  readonly father: Written
  readonly family: Written | null
}

/** A given name and the names of the family; a relative shares the latter. */
export function callSomeone(culture: Culture, sex: 'female' | 'male', chance: Chance, like?: Called): Called {
  const naming: Naming = namings[culture]
  const families = sex === 'female' ? (naming.familyOfWomen ?? naming.family) : naming.family
  const family = like ? like.family : families.length > 0 ? chance.pick(families) : null
  const father = like ? like.father : chance.pick(naming.male)
  const free = naming[sex].filter(([own]) => own !== like?.given[0])
  return { given: chance.pick(free), father, family }
}

/** As the person says it, and in Latin letters where it is written in others. */
export function namesOf(culture: Culture, called: Called): readonly PersonName[] {
  const { script, order } = namings[culture]
  const own = { text: joined(order, called, 0), script, kind: 'as-spoken', order } as const
  if (script === 'Latn') return [own]
  return [own, { text: joined(order, called, 1), script: 'Latn', kind: 'transliterated', order }]
}

function joined(order: NameOrder, { given, father, family }: Called, how: 0 | 1): string {
  if (order === 'family-first' && family) return `${family[how]} ${given[how]}`
  if (order === 'chain')
    return [given, father, ...(family ? [family] : [])].map((part) => part[how]).join(' ')
  return family ? `${given[how]} ${family[how]}` : given[how]
}
