import {
  agree,
  declareCompetence,
  endAgreement,
  listOrganisations,
  readOrganisation,
  saveOrganisation,
  verifyCompetence,
  withdrawCompetence,
} from '@passerelle/domain/shared/organisations/contract'
import { competenceFor } from '@passerelle/domain/shared/organisations/competence'
import type { Competence, CompetenceStanding } from '@passerelle/domain/shared/organisations/organisation'
import { declarationHindrances, verificationHindrances } from '@passerelle/domain/shared/organisations/rules'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { type Tx, empty, sql } from '../engine/sql.ts'
import { screenChanged } from '../screening/officer-operations.ts'
import { isRegistrar } from './registrar.ts'
import { type OrganisationRow, agreementRows, organisationRows, registerLines } from './sql.ts'

const REGISTER = unrecorded('the register of partners concerns no person')

const list = operation(
  listOrganisations,
  async ({ tx }, { text, kind, country }) => ({
    organisations: await organisationRows(
      tx,
      sql`true ${text ? sql`and (o.name ilike ${`%${likely(text)}%`} or o.acronym ilike ${`%${likely(text)}%`})` : empty}
        ${kind ? sql`and o.kind = ${kind}` : empty} ${country ? sql`and o.country = ${country}` : empty}`,
    ),
  }),
  () => REGISTER,
)

/** The register is small; its names may be searched with a pattern. Signs of the pattern language are taken as letters. */
function likely(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}

async function getOrganisation(scene: Scene, id: string): Promise<OrganisationRow> {
  return found((await organisationRows(scene.tx, sql`o.id = ${id}`))[0])
}

async function whatMay(scene: Scene, id: string) {
  const { actor } = scene
  const register = await isRegistrar(scene.tx)
  const own = actor.organisation === id
  const leads = actor.role === 'administrator' || actor.role === 'coordinator'
  return {
    change: register || (own && actor.role === 'administrator'),
    register,
    agree: leads && !own,
    declare: (own && leads) || register,
    verify: !own && (leads || actor.role === 'supervisor'),
  }
}

const read = operation(
  readOrganisation,
  async (scene, { id }) => {
    const { email, phone, website, about, hasAccounts, version, ...organisation } = await getOrganisation(
      scene,
      id,
    )
    const lines = await registerLines(scene.tx, sql`c.organisation_id = ${id} and c.withdrawn_at is null`)
    return {
      organisation,
      branches: await organisationRows(scene.tx, sql`o.parent_id = ${id}`),
      agreements: await agreementRows(scene.tx, sql`a.organisation_id = ${id} or a.partner_id = ${id}`),
      competences: lines.map((line) => ({ ...line, standing: standingOf(line.competence, scene.today) })),
      contact: { email, phone, website, about, hasAccounts },
      may: await whatMay(scene, id),
      version,
    }
  },
  () => REGISTER,
)

/** How one line of the register stands today, by itself. */
function standingOf(competence: Competence, today: string): CompetenceStanding {
  const { area, serviceType, placeId, populations, languages } = competence
  const act = {
    area,
    serviceType,
    place: placeId ? [placeId] : [],
    populations,
    languages: languages.length > 0 ? languages : null,
  }
  return competenceFor([competence], act, today).standing
}

type Saved = z.output<typeof saveOrganisation.input>

const save = operation(
  saveOrganisation,
  async (scene, input) => {
    const registrar = await isRegistrar(scene.tx)
    const word = registrar ? { standing: input.standing, observer: input.observer } : {}
    const touched = input.version === 0 ? await add(scene, input, word) : await change(scene, input, word)
    if (touched === 0) await explainNothing(scene, input)
    const { version, ...organisation } = await getOrganisation(scene, input.id)
    return { organisation, version }
  },
  (input) => ({ other: input.id, details: { organisation: input.id, standing: input.standing ?? null } }),
  ({ id }) => [screenChanged(id)],
)

interface RegistrarsWord {
  readonly standing?: Saved['standing']
  readonly observer?: Saved['observer']
}

function add({ tx }: Scene, input: Saved, word: RegistrarsWord): Promise<number> {
  const { contact } = input
  return tx.run(sql`
    insert into organisations (id, name, acronym, kind, country, parent_id, standing, observer, has_accounts, email, phone, website, about)
    values (${input.id}, ${input.name}, ${input.acronym}, ${input.kind}, ${input.country}, ${input.headquartersId}, ${word.standing ?? 'active'},
      ${word.observer ?? false}, ${contact.hasAccounts}, ${contact.email}, ${contact.phone}, ${contact.website}, ${contact.about})`)
}

function change({ tx }: Scene, input: Saved, word: RegistrarsWord): Promise<number> {
  const { contact } = input
  return tx.run(sql`
    update organisations set name = ${input.name}, acronym = ${input.acronym}, kind = ${input.kind}, country = ${input.country},
      parent_id = ${input.headquartersId}, standing = coalesce(${word.standing ?? null}, standing), observer = coalesce(${word.observer ?? null}, observer),
      has_accounts = ${contact.hasAccounts}, email = ${contact.email}, phone = ${contact.phone}, website = ${contact.website}, about = ${contact.about},
      version = version + 1
    where id = ${input.id} and version = ${input.version}`)
}

/** No row was touched: it changed meanwhile, it is not ours to change, or it is not there. */
async function explainNothing(scene: Scene, input: Saved): Promise<never> {
  const now = await getOrganisation(scene, input.id)
  if (now.version !== input.version) throw new Refusal('changed-meanwhile', { values: { theirs: now } })
  throw new Refusal('not-allowed')
}

/** With a partner that is held nothing new begins. Why it is held is no other partner's business. */
async function refuseHeld(tx: Tx, id: string): Promise<void> {
  const held = await tx.find(sql`select id from organisations where id = ${id} and held_at is not null`)
  refuseWith('not-now', held ? [{ code: 'organisations.partner-held' }] : [])
}

const conclude = operation(
  agree,
  async ({ tx, actor, now }, input) => {
    if (input.until !== null && input.until < input.from) {
      throw new Refusal('invalid-input', {
        faults: [{ path: 'until', code: 'organisations.agreement-ends-before' }],
      })
    }
    await refuseHeld(tx, input.toId)
    await tx.run(sql`
      insert into agreements (id, organisation_id, partner_id, relations, mode, valid_from, valid_until, created_by, created_at)
      values (${input.id}, ${actor.organisation}, ${input.toId}, ${[...new Set(input.relations)]}, ${input.mode}, ${input.from}, ${input.until},
        ${actor.account}, ${now.toISOString()})`)
    return { agreement: found((await agreementRows(tx, sql`a.id = ${input.id}`))[0]) }
  },
  (input) => ({
    other: input.toId,
    details: { agreement: input.id, relations: input.relations, mode: input.mode },
  }),
)

const end = operation(
  endAgreement,
  async ({ tx, now }, { id }) => {
    found((await agreementRows(tx, sql`a.id = ${id}`))[0])
    const ended = await tx.run(
      sql`update agreements set ended_at = ${now.toISOString()} where id = ${id} and ended_at is null`,
    )
    if (ended === 0) throw new Refusal('not-allowed')
    return { agreement: found((await agreementRows(tx, sql`a.id = ${id}`))[0]) }
  },
  ({ id }, { agreement }) => ({ other: agreement.toId, details: { agreement: id, ended: true } }),
)

async function getLine(scene: Scene, id: string): Promise<Competence> {
  return found((await registerLines(scene.tx, sql`c.id = ${id}`))[0]).competence
}

async function shown(scene: Scene, id: string) {
  const competence = await getLine(scene, id)
  return { competence, standing: standingOf(competence, scene.today) }
}

const declare = operation(
  declareCompetence,
  async (scene, input) => {
    refuseWith('not-now', declarationHindrances({ declaredOn: scene.today, validUntil: input.validUntil }))
    await scene.tx.run(sql`
      insert into competences (id, organisation_id, area, service_type, place_id, populations, languages, declared_by, declared_at, valid_from, valid_until)
      values (${input.id}, ${scene.actor.organisation}, ${input.area}, ${input.serviceType}, ${input.placeId}, ${input.populations},
        ${input.languages}, ${scene.actor.account}, ${scene.now.toISOString()}, ${scene.today}, ${input.validUntil})`)
    return shown(scene, input.id)
  },
  (input) => ({ details: { competence: input.id, area: input.area, serviceType: input.serviceType } }),
)

/** INV-14: never by whoever declared it, nor by the same organisation or its family. */
const verify = operation(
  verifyCompetence,
  async (scene, { id, until, evidence }) => {
    const competence = await getLine(scene, id)
    const declarer = await getOrganisation(scene, competence.organisationId)
    const organisation = await getOrganisation(scene, scene.actor.organisation)
    const verifier = { personId: scene.actor.account, organisation }
    refuseWith(
      'not-now',
      verificationHindrances(competence, declarer, verifier, { on: scene.today, until, evidence }),
    )
    await scene.tx.run(sql`
      update competences set verified_by_organisation = ${scene.actor.organisation}, verified_by = ${scene.actor.account},
        verified_at = ${scene.now.toISOString()}, verified_until = ${until}, evidence = ${evidence}
      where id = ${id}`)
    return shown(scene, id)
  },
  ({ id, until }, { competence }) => ({
    other: competence.organisationId,
    details: { competence: id, verifiedUntil: until },
  }),
)

const withdraw = operation(
  withdrawCompetence,
  async (scene, { id }) => {
    const competence = await getLine(scene, id)
    if (competence.organisationId !== scene.actor.organisation) throw new Refusal('not-allowed')
    await scene.tx.run(
      sql`update competences set withdrawn_at = ${scene.now.toISOString()} where id = ${id} and withdrawn_at is null`,
    )
    return shown(scene, id)
  },
  ({ id }) => ({ details: { competence: id, withdrawn: true } }),
)

export const organisationsOperations: readonly Operation[] = [
  list,
  read,
  save,
  conclude,
  end,
  declare,
  verify,
  withdraw,
]
