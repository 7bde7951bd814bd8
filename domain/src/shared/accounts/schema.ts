import { z } from 'zod'
import { day, id, line, moment } from '../../kernel/fields.ts'
import { clearances, roles } from '../../kernel/vocabulary.ts'
import { capacities, locales } from './account.ts'
import { longestPassword } from './passwords.ts'

export const role = z.enum(roles)
export const capacity = z.enum(capacities)
export const clearanceList = z
  .array(z.enum(clearances))
  .max(clearances.length)
  .overwrite((list) => [...new Set(list)])
export const locale = z.enum(locales)

/** Compared without regard to capital letters; kept as it was typed. */
export const email = z
  .string()
  .max(320)
  .overwrite((text) => text.trim())
  .pipe(z.email())

/** A password as it is typed to be checked; what makes a good new one is said by the rules. */
export const password = z
  .string()
  .min(1)
  .max(longestPassword * 4)

/** The secret of a link in a letter, or of the step between password and code. */
export const token = z.string().regex(/^[\w.-]{20,600}$/)

export const organisationLabel = z.object({ id, name: z.string(), kind: z.string() })

export const standing = z.object({ role, capacity, clearances: clearanceList })

export const signedIn = z.object({
  account: z.object({ id, name: z.string(), email: z.string(), locale }),
  organisation: organisationLabel,
  ...standing.shape,
  /** `required`: the clearances stay closed, and nearly everything with them, until a second factor is set up. */
  secondFactor: z.enum(['on', 'off', 'required']),
  /** Every organisation in which this person holds a role, the present one among them. */
  memberships: z.array(z.object({ id, organisation: organisationLabel, role, current: z.boolean() })),
})

export const persona = z.object({
  account: id,
  name: z.string(),
  organisation: organisationLabel,
  ...standing.shape,
  /** Word keys: what this persona is good for trying out. */
  tries: z.array(z.string()),
})

export const openSession = z.object({
  id,
  /** What the browser calls itself. */
  device: z.string(),
  startedAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  current: z.boolean(),
  secondFactor: z.boolean(),
})

/** What somebody still holds; handed to the supervisor when they leave. */
export const openWork = z.object({ records: z.int(), tasks: z.int(), referrals: z.int() })

export const colleague = z.object({
  account: id,
  name: z.string(),
  email: z.string(),
  ...standing.shape,
  supervisor: z.object({ id, name: z.string() }).nullable(),
  status: z.enum(['active', 'deactivated']),
  since: moment,
  endedAt: moment.nullable(),
  /** Only for those who lead: administrators, coordinators and supervisors. */
  openWork: openWork.nullable(),
  lastSeenOn: day.nullable(),
})

export const invitation = z.object({
  id,
  organisation: organisationLabel,
  email: z.string(),
  name: z.string(),
  ...standing.shape,
  supervisor: z.object({ id, name: z.string() }).nullable(),
  locale,
  state: z.enum(['waiting', 'accepted', 'revoked', 'expired']),
  invitedBy: z.string(),
  invitedAt: moment,
  expiresAt: moment,
})

/** What an administrator decides about somebody of their organisation. */
export const membershipChoice = z.object({
  role,
  capacity,
  clearances: clearanceList,
  supervisorId: id.nullable(),
})

export const personName = line(300)
