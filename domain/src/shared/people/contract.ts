import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, line, moment, reason } from '../../kernel/fields.ts'
import { foundPlace } from '../places/contract.ts'
import { sexes } from '../services/service.ts'
import { evidenceLevels, relationKinds } from './person.ts'
import {
  ageInterval,
  personChanges,
  personDraft,
  personFields,
  personName,
  personSummary,
  statedAge,
  birth,
} from './schema.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const

/** A record of the person as the page of the person lists it. */
const personRecord = z.object({
  id,
  code: z.string(),
  programme: z.string(),
  state: z.string(),
  risk: z.string(),
  workerName: z.string(),
  mine: z.boolean(),
  openedOn: day,
  closedOn: day.nullable(),
})

export const relationRow = z.object({
  id,
  other: personSummary,
  /** What the other person is to this one. */
  kind: z.enum(relationKinds),
  evidence: z.enum(evidenceLevels),
  /** The other person is this one's guardian by law or decision. */
  legalGuardian: z.boolean(),
  /** This person is the other one's guardian by law or decision. */
  legalWard: z.boolean(),
})

export const householdRow = z.object({
  id,
  label: z.string(),
  members: z.array(
    z.object({
      person: personSummary,
      principal: z.boolean(),
      joinedOn: day.nullable(),
      leftOn: day.nullable(),
    }),
  ),
})

export const personRead = z.object({
  id,
  code: z.string(),
  version: z.number().int(),
  displayName: z.string(),
  latinName: z.string().nullable(),
  fields: personFields,
  /** Between how many completed years the age lies today. */
  age: ageInterval.nullable(),
  place: foundPlace.nullable(),
  records: z.array(personRecord),
  relations: z.array(relationRow),
  households: z.array(householdRow),
  createdByName: z.string(),
  createdAt: moment,
  updatedAt: moment,
})
export type PersonRead = z.output<typeof personRead>

/**
 * What `changed-meanwhile` carries in its values: each field that two people changed, with what stood there
 * before, what stands there now and what the caller wanted. Sent again with `version` and `theirs` as the
 * new base, the caller's choice is kept.
 */
export const personConflict = z.object({
  version: z.number().int(),
  changedByName: z.string().nullable(),
  changedAt: moment,
  fields: z.array(
    z.object({ field: z.string(), base: z.unknown(), theirs: z.unknown(), yours: z.unknown() }),
  ),
})
export type PersonConflict = z.output<typeof personConflict>

export const registerPerson = contract({
  name: 'people.register',
  method: 'POST',
  path: '/api/people',
  ...case_,
  about: 'Writes down a person as this organisation meets them; only a name is required.',
  input: personDraft.extend({ id }),
  output: z.object({ id, code: z.string(), version: z.number().int(), displayName: z.string() }),
})

export const readPerson = contract({
  name: 'people.read',
  method: 'GET',
  path: '/api/people/:id',
  ...case_,
  about: 'One person with everything this organisation knows of them.',
  input: z.object({ id }),
  output: personRead,
})

export const updatePerson = contract({
  name: 'people.update',
  method: 'POST',
  path: '/api/people/:id',
  ...case_,
  about:
    'Changes some fields of a person. What somebody else changed since `version` is kept; where both changed the same field, both are shown.',
  input: z.object({
    id,
    /** The version that the caller saw. */
    version: z.number().int().min(1),
    /** What stood in the changed fields then. */
    base: personChanges,
    changes: personChanges,
  }),
  output: z.object({
    person: personRead,
    /** Fields that others changed meanwhile and that stay as they are, as far as `base` told of them. */
    othersChanged: z.array(z.string()),
  }),
})

export const foundPerson = personSummary.extend({
  /** Every name, so that the caller sees which one matched. */
  names: z.array(personName),
  /** How alike the names are, 0 to 1. */
  alike: z.number(),
  birth: birth.nullable(),
  records: z.number().int(),
})
export type FoundPerson = z.output<typeof foundPerson>

export const searchPeople = contract({
  name: 'people.search',
  method: 'POST',
  path: '/api/people/search',
  reads: true,
  ...case_,
  about:
    'People of this organisation whose name, in any script and spelling, or whose code is like the text.',
  input: z.object({
    text: line(200),
    birthYear: z.coerce.number().int().min(1880).max(2200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({
    people: z.array(foundPerson),
    /** There are more that are alike: a longer name or a year of birth would tell them apart. */
    more: z.boolean(),
    /** The last change of anybody that the search had seen; 0 when nobody was looked for by name. */
    asOf: z.number().int(),
  }),
})

export const similarPeople = contract({
  name: 'people.similar',
  method: 'POST',
  path: '/api/people/similar',
  reads: true,
  ...case_,
  about:
    'Before registering: people who may be the same. It shows them and decides nothing; two people are never made one.',
  input: z.object({
    names: z.array(personName).min(1).max(12),
    birth: z.union([birth, statedAge]).nullable().default(null),
    sex: z.enum(sexes).nullable().default(null),
  }),
  output: z.object({
    people: z.array(foundPerson.extend({ likely: z.boolean(), why: z.array(reason) })),
    /** So many more, of this name, are known to colleagues: ask a supervisor before registering. */
    knownToColleagues: z.number().int(),
  }),
})

export const relatePeople = contract({
  name: 'people.relate',
  method: 'POST',
  path: '/api/people/:personId/relations',
  ...case_,
  about:
    'Writes down what another person is to this one, and how well that is proved; said again, it is changed.',
  input: z.object({
    id,
    personId: id,
    otherId: id,
    kind: z.enum(relationKinds),
    evidence: z.enum(evidenceLevels).default('declared'),
    legalGuardian: z.boolean().default(false),
  }),
  output: relationRow,
})

export const unrelatePeople = contract({
  name: 'people.unrelate',
  method: 'POST',
  path: '/api/people/:personId/relations/:id/removal',
  ...case_,
  about: 'Takes back a relation that was written down by mistake.',
  input: z.object({ id, personId: id }),
  output: z.object({ id }),
})

export const changeHousehold = contract({
  name: 'people.household',
  method: 'POST',
  path: '/api/households/:id',
  ...case_,
  about: 'Makes a household, adds a member, names the principal, or notes that a member has left.',
  input: z.object({
    id,
    /** Needed when the household is new; renames it otherwise. */
    label: line(300).optional(),
    add: z
      .array(
        z.object({
          personId: id,
          principal: z.boolean().default(false),
          joinedOn: day.nullable().default(null),
        }),
      )
      .max(50)
      .default([]),
    leave: z
      .array(z.object({ personId: id, on: day }))
      .max(50)
      .default([]),
  }),
  output: householdRow,
})
