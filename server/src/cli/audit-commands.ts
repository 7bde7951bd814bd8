import type { Finding, Verification } from '@passerelle/domain/shared/audit/finding'
import { signCheckpoint } from '../audit/checkpoint.ts'
import { verifyEvents } from '../audit/verify.ts'
import type { Command } from './command.ts'
import type { Say } from './saying.ts'

const verify: Command = {
  noun: 'audit',
  verb: 'verify',
  about:
    'Reads the whole trail of events and says which is not as the program wrote it. Ends with 1 when something is found.',
  options: {},
  examples: ['passerelle audit verify', 'passerelle audit verify --json > audit.json'],
  async run({ house, say }) {
    const verified = await verifyEvents(house)
    return { text: told(say, verified), json: verified, failed: verified.findings.length > 0 }
  },
}

function told(say: Say, verified: Verification): string {
  const { events, streams, checkpoints, signedUntil, findings, more, milliseconds } = verified
  const read = say('audit.verify.events', { events, streams, seconds: Math.round(milliseconds / 100) / 10 })
  const signed = say('audit.verify.checkpoints', { count: checkpoints, until: signedUntil ?? '' })
  const found =
    findings.length === 0
      ? [say('audit.verify.sound')]
      : [
          say('audit.verify.found', { count: findings.length + more }),
          ...findings.map((finding) => `  ${sentence(say, finding)}`),
        ]
  return [
    `${read}.`,
    `${signed}.`,
    ...found,
    ...(more > 0 ? [say('audit.verify.more', { count: more })] : []),
  ].join('\n')
}

function sentence(say: Say, finding: Finding): string {
  return say(`audit.finding.${finding.kind}`, { ...finding })
}

const sign: Command = {
  noun: 'audit',
  verb: 'sign',
  about:
    'Signs now where the chains of events ended a minute ago; the running program does so by itself every minute.',
  options: {},
  examples: ['passerelle audit sign'],
  async run({ house, say }) {
    const signed = await signCheckpoint(house, new Date())
    const unsealed = signed.unsealed.map(
      ({ event, stream }) =>
        `  ${say('audit.finding.inserted', { event, stream, operation: '?', seq: '?' })}`,
    )
    const text =
      signed.number === undefined
        ? 'Nothing new to sign.'
        : `Checkpoint ${signed.number} signs ${signed.streams} chains.`
    return { text: [text, ...unsealed].join('\n'), json: signed, failed: signed.unsealed.length > 0 }
  },
}

export const auditCommands: readonly Command[] = [verify, sign]
