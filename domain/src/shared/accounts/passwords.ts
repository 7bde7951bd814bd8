import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/reason.ts'
import { lengthOf } from '../../kernel/text.ts'

/** NIST SP 800-63B-4, 3.1.1.2, asks for 15 where the password stands alone and 8 beside a second factor; OWASP for at least 12. */
export const shortestPassword = 12
/** Long enough for a sentence, short enough not to keep the server busy. */
export const longestPassword = 200

/** Fewer different characters than this, and the length is only for show. */
const fewestDifferent = 5

/** What people put first when a password must be long; what is left after it is what one has to guess. */
const commonStarts = [
  ...['password', 'passw0rd', 'motdepasse', 'contrasena', 'parola', 'kalimatalsir', 'qwertyuiop', 'qwerty'],
  ...[
    'azertyuiop',
    'azerty',
    'asdfghjkl',
    'zxcvbnm',
    '1q2w3e4r5t6y',
    '1q2w3e4r',
    '1qaz2wsx',
    'qazwsxedc',
    'abcdefgh',
  ],
  ...['abc123', 'iloveyou', 'jetaime', 'tequiero', 'habibi', 'welcome', 'bienvenue', 'bienvenido', 'marhaba'],
  ...[
    'letmein',
    'sunshine',
    'princess',
    'football',
    'liverpool',
    'barcelona',
    'realmadrid',
    'dragon',
    'monkey',
  ],
  ...['superman', 'master', 'trustno1', 'changeme', 'administrator', 'admin', 'default', 'secret', 'summer'],
  ...['winter', 'migration', 'refugee', 'passerelle', 'footbridge', 'humanitarian', 'inshallah', 'bismillah'],
]

const sequences = [
  ...['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'],
  ...['azertyuiopqsdfghjklmwxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p'],
]

export interface PasswordOwner {
  readonly name: string
  readonly email: string
}

/** Why this cannot be a password; the same sentences while one types and when the server refuses. */
export function passwordHindrances(password: string, owner: PasswordOwner): Reason[] {
  const length = lengthOf(password)
  if (length < shortestPassword) return [reason('accounts.password.too-short', { least: shortestPassword })]
  if (length > longestPassword) return [reason('accounts.password.too-long', { most: longestPassword })]
  const plain = fold(password)
  const reasons: Reason[] = []
  if (new Set(plain).size < fewestDifferent || isSequence(plain))
    reasons.push(reason('accounts.password.pattern'))
  else if (isCommon(plain)) reasons.push(reason('accounts.password.common'))
  if (nameParts(owner.name).some((part) => plain.includes(part)))
    reasons.push(reason('accounts.password.contains-name'))
  if (emailParts(owner.email).some((part) => plain.includes(part)))
    reasons.push(reason('accounts.password.contains-email'))
  return reasons
}

/** Without capitals, accents and blanks, so that "Pässwörd" is the password it looks like. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase()
}

function withoutTail(plain: string): string {
  return plain.replace(/[^\p{L}]{1,8}$/u, '')
}

function unmasked(plain: string): string {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  }
  return plain.replace(/[034579@$]/g, (sign) => letters[sign] ?? sign)
}

/** A common word, once or again and again, with nothing around it but a few digits and signs. */
function isCommon(plain: string): boolean {
  return [plain, unmasked(withoutTail(plain))].some((text) =>
    commonStarts.some((word) => littleBeside(text, word)),
  )
}

function littleBeside(text: string, word: string): boolean {
  return text.includes(word) && /^[^\p{L}]{0,8}$/u.test(text.replaceAll(word, ''))
}

function isSequence(plain: string): boolean {
  const forward = sequences.map((row) => row + row)
  const rows = [...forward, ...forward.map(backwards)]
  return rows.some((row) => row.includes(plain))
}

function backwards(row: string): string {
  return Array.from(row).reverse().join('')
}

function nameParts(name: string): string[] {
  return name
    .split(/[\s'’.-]+/)
    .map(fold)
    .filter((part) => lengthOf(part) >= 4)
}

/** The part before the @, whole and in its pieces. */
function emailParts(email: string): string[] {
  const local = email.split('@')[0] ?? ''
  return [local, ...local.split(/[._+-]/)].map(fold).filter((part) => lengthOf(part) >= 5)
}
