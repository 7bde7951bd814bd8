/** Why an exchange does not go on. */
export type RefusalCode = keyof typeof sentences

export interface Refusal {
  readonly code: RefusalCode
  /** The party whose signature or file it is about. */
  readonly party?: string
}

const sentences = {
  'terms-unsound': 'The terms are not complete or contradict themselves.',
  'agreement-unsigned': 'The terms have not been signed by both parties.',
  'agreement-altered':
    'A signature does not fit these terms: they were altered after signing, or somebody else signed.',
  'not-yet': 'The exchange has not begun.',
  expired: 'The exchange has ended.',
  'not-a-party': 'This is not one of the two parties of the exchange.',
  unreadable: 'The file is not a list of encoded people.',
  'other-exchange': 'The file was made for another exchange or under other terms.',
  'file-unsigned': 'The file is not signed.',
  'file-altered':
    'The signature does not fit the file: it was altered after signing, or somebody else signed.',
  'same-party': 'Both files come from one party.',
  'too-few-people': 'The list is shorter than the terms allow.',
} as const

export function refusalText({ code, party }: Refusal): string {
  return party === undefined ? sentences[code] : `${party}: ${sentences[code]}`
}
