import { type Transporter, createTransport } from 'nodemailer'
import type { House } from '../engine/house.ts'
import { type Letter, asHtml } from './letter.ts'

const offices = new WeakMap<House, Transporter>()

/** Hands a letter to the post office that PASSERELLE_SMTP names. */
export async function post(house: House, id: string, letter: Letter): Promise<void> {
  const { mailFrom } = house.settings
  await officeOf(house).sendMail({
    from: mailFrom,
    to: letter.to,
    subject: letter.subject,
    text: letter.body,
    html: asHtml(letter),
    // The same letter posted twice is shown once by most mail programs.
    messageId: `<${id}@${mailFrom.split('@')[1] ?? 'passerelle'}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
  })
}

function officeOf(house: House): Transporter {
  const known = offices.get(house)
  if (known) return known
  const office = createTransport({
    url: house.settings.smtp,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  offices.set(house, office)
  return office
}

/** What the post office said, in short: its own sentences may repeat addresses. */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('responseCode' in error && typeof error.responseCode === 'number') return `SMTP ${error.responseCode}`
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
