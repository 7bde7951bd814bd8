/**
 * Numbers of the referral clock, marked [K]: policy with a source, changed only with the version.
 * Source: inter-agency referral form (emergency within 24 hours, urgent within 72 hours, normal within two weeks), domain reference 1.4.
 */
export const referralConfig = {
  version: 1,
  /** Emergencies and urgent needs run on every day of the week; normal ones on working days of the recipient's country. */
  clock: {
    emergency: { hours: 24 },
    urgent: { hours: 72 },
    normal: { workingDays: 10 },
  },
  /** After the clock ran out, a referral that nobody answers ends by itself after this share of its time again. */
  expiresAfter: { emergency: { hours: 24 }, urgent: { hours: 72 }, normal: { hours: 14 * 24 } },
  /** The provider must have confirmed the entry within so many days (null: the directory's own staleness rule warns only). */
  link: { hours: 72, codeMinutes: 15, codeTries: 5 },
  /** Shown when a country has no calendar of its own. */
  defaultCalendar: { weekend: [6, 7], opens: 8 * 60, closes: 17 * 60 },
  weekends: {
    JOR: [5, 6],
    EGY: [5, 6],
    IRQ: [5, 6],
    SDN: [5, 6],
    YEM: [5, 6],
    LBY: [5, 6],
    SAU: [5, 6],
    BGD: [5, 6],
  },
  timeZones: {
    JOR: 'Asia/Amman',
    EGY: 'Africa/Cairo',
    IRQ: 'Asia/Baghdad',
    MDA: 'Europe/Chisinau',
    UKR: 'Europe/Kyiv',
    ETH: 'Africa/Addis_Ababa',
    BGD: 'Asia/Dhaka',
  },
} as const
