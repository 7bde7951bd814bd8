import type { Locale } from '@passerelle/domain/shared/accounts/account'
import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'

export interface InventedAccount {
  /** Names the person in the story, and before `@` in the address. */
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly capacity?: 'donor' | 'observer'
  readonly clearances?: readonly Clearance[]
  readonly supervisor?: string
  readonly locale?: Locale
}

export const accounts: readonly InventedAccount[] = [
  { key: 'rana', name: 'Rana Odeh', organisation: 'passerelle', role: 'administrator' },
  { key: 'matteo', name: 'Mattéo Lavigne', organisation: 'passerelle', role: 'coordinator', locale: 'fr' },
  {
    key: 'grace',
    name: 'Grace Achieng',
    organisation: 'passerelle',
    role: 'supervisor',
    supervisor: 'matteo',
    clearances: ['health', 'perpetrator'],
  },
  {
    key: 'pilar',
    name: 'Pilar Quesada',
    organisation: 'passerelle',
    role: 'case-worker',
    supervisor: 'grace',
    locale: 'es',
  },

  { key: 'layla', name: 'ليلى الشمايلة', organisation: 'harbour', role: 'administrator', locale: 'ar' },
  { key: 'samir', name: 'Samir Haddadin', organisation: 'harbour', role: 'coordinator' },
  {
    key: 'bruno',
    name: 'Bruno Almeida',
    organisation: 'harbour',
    role: 'supervisor',
    supervisor: 'samir',
    clearances: ['health', 'perpetrator', 'shelter-address'],
  },
  {
    key: 'amal',
    name: 'أمل النجار',
    organisation: 'harbour',
    role: 'case-worker',
    supervisor: 'bruno',
    clearances: ['perpetrator'],
    locale: 'ar',
  },
  {
    key: 'yonas',
    name: 'ዮናስ ተክለ',
    organisation: 'harbour',
    role: 'case-worker',
    supervisor: 'bruno',
    clearances: ['health'],
  },
  { key: 'nour', name: 'Nour Abbadi', organisation: 'harbour', role: 'case-worker', supervisor: 'bruno' },
  { key: 'paula', name: 'Paula Reyes', organisation: 'harbour', role: 'viewer', locale: 'es' },

  { key: 'hala', name: 'Hala Zoubi', organisation: 'harbour-irbid', role: 'coordinator' },
  {
    key: 'firas',
    name: 'فراس البطاينة',
    organisation: 'harbour-irbid',
    role: 'supervisor',
    supervisor: 'hala',
    clearances: ['health'],
    locale: 'ar',
  },
  { key: 'mita', name: 'মিতা সরকার', organisation: 'harbour-irbid', role: 'case-worker', supervisor: 'firas' },

  { key: 'chen', name: '陈美 Chen Mei', organisation: 'lantern', role: 'coordinator' },
  {
    key: 'ines',
    name: 'Inês Duarte',
    organisation: 'lantern',
    role: 'supervisor',
    supervisor: 'chen',
    clearances: ['health'],
  },
  {
    key: 'dima',
    name: 'ديمة صالح',
    organisation: 'lantern',
    role: 'case-worker',
    supervisor: 'ines',
    locale: 'ar',
  },

  { key: 'esi', name: 'Esi Mensah', organisation: 'beacon', role: 'coordinator' },
  { key: 'karim', name: 'Karim Fares', organisation: 'beacon', role: 'case-worker', supervisor: 'esi' },

  {
    key: 'maryam',
    name: 'مريم كنعان',
    organisation: 'almond',
    role: 'coordinator',
    clearances: ['shelter-address', 'health', 'perpetrator'],
    locale: 'ar',
  },
  {
    key: 'salma',
    name: 'سلمى الرفاعي',
    organisation: 'almond',
    role: 'case-worker',
    supervisor: 'maryam',
    clearances: ['shelter-address'],
    locale: 'ar',
  },

  { key: 'tareq', name: 'Tareq Masri', organisation: 'cedar', role: 'coordinator' },
  { key: 'joud', name: 'Joud Khoury', organisation: 'cedar', role: 'case-worker', supervisor: 'tareq' },

  {
    key: 'lina',
    name: 'Dr Lina Qasem',
    organisation: 'redbridge',
    role: 'coordinator',
    clearances: ['health'],
  },
  {
    key: 'selam',
    name: 'ሰላም በቀለ',
    organisation: 'redbridge',
    role: 'case-worker',
    supervisor: 'lina',
    clearances: ['health'],
  },

  { key: 'jun', name: 'Jun Santos', organisation: 'openhands', role: 'coordinator' },

  { key: 'astrid', name: 'Astrid Lindqvist', organisation: 'widesky', role: 'viewer', capacity: 'donor' },
  { key: 'peter', name: 'Peter Vogel', organisation: 'widesky', role: 'coordinator', capacity: 'donor' },

  { key: 'tatiana', name: 'Tatiana Lupan', organisation: 'nistru', role: 'administrator', locale: 'fr' },
  { key: 'ilie', name: 'Ilie Cojocaru', organisation: 'nistru', role: 'coordinator' },
  {
    key: 'olena',
    name: 'Олена Гнатюк',
    organisation: 'nistru',
    role: 'supervisor',
    supervisor: 'ilie',
    clearances: ['health', 'perpetrator', 'shelter-address'],
  },
  { key: 'vera', name: 'Vera Munteanu', organisation: 'nistru', role: 'case-worker', supervisor: 'olena' },
  {
    key: 'natalya',
    name: 'Наталья Гончар',
    organisation: 'nistru',
    role: 'case-worker',
    supervisor: 'olena',
    clearances: ['perpetrator'],
  },

  { key: 'ana', name: 'Ana Bostan', organisation: 'codru', role: 'coordinator' },
  { key: 'dmytro', name: 'Дмитро Коваль', organisation: 'codru', role: 'case-worker', supervisor: 'ana' },

  { key: 'elena', name: 'Elena Grosu', organisation: 'university', role: 'coordinator' },
  { key: 'mihail', name: 'Mihail Ursu', organisation: 'inspectorate', role: 'coordinator' },
  { key: 'sofia', name: 'Sofia Pântea', organisation: 'inspectorate', role: 'viewer', capacity: 'observer' },
]
