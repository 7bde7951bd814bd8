import { newId } from '../src/engine/ids.ts'
import { type Crossing, service } from './crossing.ts'

/** An agreement, an invitation, services and what is said of them. */
export async function thingsOfTheRegister(file: Crossing, by: string | undefined, linkToken: string) {
  const { town, harbour, lantern, beacon } = file
  const { owner } = town.house
  const [agreement, invitation] = [newId(), newId()]
  await owner.query(
    `insert into agreements (id, organisation_id, partner_id, relations, mode, valid_from, created_by) values ($1, $2, $3, '{collaborator}', 'equal', current_date, $4)`,
    [agreement, harbour, lantern, by],
  )
  await owner.query(
    `insert into invitations (id, organisation_id, email, name, role, invited_by, expires_at) values ($1, $2, 'noor@example.org', 'Noor', 'viewer', $3, now() + interval '1 day')`,
    [invitation, harbour, by],
  )
  await owner.query('insert into private.invitation_secrets values ($1, sha256($2))', [invitation, linkToken])
  const ownService = await service(town, { organisation: harbour, by: file.bruno })
  const shelter = await service(town, { organisation: beacon, by: file.esi, type: 'safe-shelter' })
  const ownShelter = await service(town, { organisation: harbour, by: file.bruno, type: 'safe-shelter' })
  await owner.query("update services set disclosure = 'secret' where type = 'safe-shelter'")
  const glass = await brokenGlass(file, ownShelter)
  const unverified = await competenceOf(file, beacon, 'safe-shelter')
  const ownCompetence = await competenceOf(file, harbour, 'legal-aid')
  const { rows } = await owner.query("select id from places where country = 'JOR' and parent_id is null")
  const place = String(rows[0]?.id)
  return {
    agreement,
    invitation,
    glass,
    ownService,
    ownShelter,
    shelter,
    competence: unverified,
    ownCompetence,
    place,
  }
}

async function competenceOf({ town }: Crossing, organisationId: string, type: string): Promise<string> {
  const { rows } = await town.house.owner.query(
    'select id from competences where organisation_id = $1 and service_type = $2',
    [organisationId, type],
  )
  return String(rows[0]?.id)
}

/** Esi of Beacon once had to know where Harbour's shelter is. */
async function brokenGlass({ town, harbour, beacon, esi }: Crossing, shelter: string): Promise<string> {
  const id = newId()
  await town.house.owner.query(
    `insert into glass_openings (id, account_id, account_name, organisation_id, keeper_id, service_id, purpose, transport, opened_at, until)
     values ($1, $2, 'Esi', $3, $4, $5, 'She had nowhere to sleep.', 'On foot', now() - interval '1 hour', now() - interval '45 minutes')`,
    [id, esi.account, beacon, harbour, shelter],
  )
  return id
}
