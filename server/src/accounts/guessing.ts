import { createHash, randomUUID } from 'node:crypto'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import { derive, keyedHash } from '../engine/keys.ts'
import { networkOf } from '../engine/network.ts'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { issueTicket, readClaim, ticketHolds } from './tickets.ts'

const limits = accountsConfig.guessing
const { rememberedMinutes, knownDays } = limits

/** One try at a secret: of what, and from where. */
export interface Try {
  readonly subject: string
  /** Where it counts: the device, when it is known to the owner; else the network the call came from. */
  readonly bucket: string
}

/** Tries at the password of whoever has this address, whether or not anybody has. */
export function passwordSubject(scene: Scene, email: string): string {
  return hidden(scene, `password ${email.toLowerCase()}`)
}

export function codeSubject(scene: Scene, account: string): string {
  return hidden(scene, `code ${account}`)
}

/** Addresses and networks are kept as keyed hashes only. */
function hidden(scene: Scene, text: string): string {
  return keyedHash(derive(scene.house.keys.master, 'attempts'), text)
}

interface Past {
  readonly known_device: boolean
  readonly known_origin: boolean
  readonly pair_failures: number
  readonly pair_age: number
  readonly origin_failures: number
  readonly origin_age: number
  readonly stranger_failures: number
  readonly stranger_age: number
}

/**
 * Lets a try through, or says how long to wait. Wrong tries count per pair of account and origin, and per origin; never
 * against the account as a whole, so that nobody can lock out somebody else by guessing. A known device has a count of
 * its own: whoever guesses in the same building does not slow down its owner either.
 */
export async function beginTry(scene: Scene, subject: string, slowStrangers = false): Promise<Try> {
  const origin = hidden(scene, `origin ${networkOf(scene.origin)}`)
  const device = deviceBucket(scene)
  await onlyOneAtATime(scene, subject, origin)
  const past = await pastOf(scene, subject, origin, device)
  const home = past.known_device ? device : null
  const known = home !== null
  const strangers =
    slowStrangers && !known ? waitAfter(past.stranger_failures, limits.freeCodesOfStrangers) : 0
  const apart = known || past.known_origin || scene.actor.session !== ''
  const crowd = apart ? 0 : waitAfter(past.origin_failures, limits.freeTriesOfOrigin)
  const seconds = Math.max(
    waitAfter(past.pair_failures, limits.freeTries) - past.pair_age,
    Math.min(crowd, limits.longestWaitOfOriginSeconds) - past.origin_age,
    strangers - past.stranger_age,
  )
  if (seconds > 0) throw new Refusal('wait-before-retry', { values: { seconds: Math.ceil(seconds) } })
  return { subject, bucket: home ?? origin }
}

/** Nothing for the first few; then a wait that doubles with each. */
function waitAfter(failures: number, free: number): number {
  if (failures < free) return 0
  return Math.min(limits.longestWaitSeconds, limits.firstWaitSeconds * 2 ** Math.min(failures - free, 10))
}

/** A hundred tries at once would all look at the same count; all but one are sent away. */
async function onlyOneAtATime(scene: Scene, subject: string, origin: string): Promise<void> {
  const row = await scene.tx.find<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${subject} ${origin}`}, 13)) as mine`,
  )
  if (!row?.mine) throw new Refusal('wait-before-retry', { values: { seconds: 1 } })
}

async function pastOf(scene: Scene, subject: string, origin: string, device: string | null): Promise<Past> {
  const now = scene.now.toISOString()
  const row = await scene.tx.find<Past>(sql`
    with mine as (
      select origin, succeeded, at, extract(epoch from ${now}::timestamptz - at)::float8 as age from private.attempts
      where subject = ${subject} and at > ${now}::timestamptz - ${knownDays} * interval '1 day'),
    known as (select origin, max(at) as at from mine where succeeded group by origin),
    recent as (
      select m.origin, m.age, k.origin is not null and m.origin like 'device %' as by_known_device
      from mine m left join known k on k.origin = m.origin
      where not m.succeeded and m.age < ${rememberedMinutes * 60} and (k.at is null or m.at > k.at)),
    crowd as (
      select extract(epoch from ${now}::timestamptz - at)::float8 as age from private.attempts
      where origin = ${origin} and not succeeded and at > ${now}::timestamptz - ${rememberedMinutes} * interval '1 minute')
    select exists (select from known where origin = ${device}) as known_device,
      exists (select from known where origin = ${origin}) as known_origin,
      p.n as pair_failures, p.age as pair_age, c.n as origin_failures, c.age as origin_age, s.n as stranger_failures, s.age as stranger_age
    from (select count(*) as n, coalesce(min(age), 0) as age from recent
          where origin = case when exists (select from known where origin = ${device}) then ${device} else ${origin} end) p,
      (select count(*) as n, coalesce(min(age), 0) as age from crowd) c,
      (select count(*) as n, coalesce(min(age), 0) as age from recent where not by_known_device) s`)
  if (!row) throw new Error('counting tries gave no answer')
  return row
}

/** Writes down a wrong try; gives how many there were within the hour, from everywhere. */
export async function failTry(scene: Scene, attempt: Try): Promise<number> {
  const now = scene.now.toISOString()
  await keep(scene, attempt.subject, attempt.bucket, false)
  const row = await scene.tx.find<{ failures: number }>(sql`
    select count(*) as failures from private.attempts
    where subject = ${attempt.subject} and not succeeded and at > ${now}::timestamptz - ${rememberedMinutes} * interval '1 minute'`)
  return row?.failures ?? 0
}

/** The owner came in: their network and their device are known from now on. */
export async function succeed(scene: Scene, subjects: readonly string[]): Promise<void> {
  const token = deviceId(scene) ? scene.deviceToken : newDeviceToken(scene)
  if (token !== null) scene.cookie.device = token
  const device = bucketOf(readClaim(token ?? '')?.id ?? '')
  const origin = hidden(scene, `origin ${networkOf(scene.origin)}`)
  for (const subject of subjects) {
    await keep(scene, subject, origin, true)
    await keep(scene, subject, device, true)
  }
}

function keep(scene: Scene, subject: string, bucket: string, succeeded: boolean): Promise<number> {
  return scene.tx.run(sql`
    insert into private.attempts (subject, origin, succeeded, at) values (${subject}, ${bucket}, ${succeeded}, ${scene.now.toISOString()})`)
}

const DEVICE_DAYS = 400

function newDeviceToken(scene: Scene): string {
  const until = Math.floor(scene.now.getTime() / 1000) + DEVICE_DAYS * 86_400
  return issueTicket(scene.house.keys, 'device', { id: randomUUID(), until })
}

function deviceId(scene: Scene): string | undefined {
  const { deviceToken } = scene
  if (!deviceToken || !ticketHolds(scene.house.keys, 'device', deviceToken, scene.now)) return undefined
  return readClaim(deviceToken)?.id
}

function deviceBucket(scene: Scene): string | null {
  const id = deviceId(scene)
  return id ? bucketOf(id) : null
}

function bucketOf(id: string): string {
  return `device ${createHash('sha256').update(id).digest('hex')}`
}
