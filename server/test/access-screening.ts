import { newId } from '../src/engine/ids.ts'
import { derive, seal } from '../src/engine/keys.ts'
import type { AccessWorld } from './access-world.ts'
import type { Crossing } from './crossing.ts'
import type { SignedIn } from './world.ts'

/** Idris of Harbour is its chair, and stands on no list; one of his name does, and the register’s Rosa has to decide. */
export async function thingsOfScreening({ town, harbour }: Crossing, registrar: SignedIn) {
  const { owner } = town.house
  const [officer, list, match, reply, replyFile] = [newId(), newId(), newId(), newId(), newId()]
  await owner.query(
    `insert into officers (id, organisation_id, names, role) values ($1, $2, '{"Idris Vantur"}', 'chair')`,
    [officer, harbour],
  )
  await owner.query(
    `insert into screening_lists (id, source, listed_on, checksum, entries, imported_by, imported_at)
     values ($1, 'Invented list', '2026-01-01', repeat('a', 64), 1, $2, now())`,
    [list, registrar.account],
  )
  const entry = { reference: 'X.1', kind: 'person', names: [{ text: 'Idris Vantur', quality: 'primary' }] }
  const subject = { kind: 'person', officerId: officer, names: ['Idris Vantur'], born: null, countries: [] }
  const listed = { ...entry, births: [], countries: [], programme: null, listedOn: null, remarks: null }
  await owner.query(
    `insert into screening_questions (id, organisation_id, list_id, source, reference, officer_id, subject, subject_print, entry, entry_print,
       opened_at, reply_until) values ($1, $2, $3, 'Invented list', 'X.1', $4, $5, 'x', $6, 'x', now(), current_date + 14)`,
    [match, harbour, list, officer, JSON.stringify(subject), JSON.stringify(listed)],
  )
  await owner.query(`insert into screening_evidence (question_id, weight, lines) values ($1, 1, '[]')`, [
    match,
  ])
  await owner.query(
    `insert into screening_replies (id, question_id, organisation_id, account_id, account_name, text, at)
     select $1, $2, $3, id, name, 'Another man.', now() from accounts where name = 'Idris' limit 1`,
    [reply, match, harbour],
  )
  await sealedPaper(town, reply, replyFile)
  return { officer, match, replyFile }
}

async function sealedPaper(town: Crossing['town'], reply: string, id: string): Promise<void> {
  const sealed = seal(derive(town.house.keys.master, 'documents of replies'), Buffer.from('A letter.'), id)
  await town.house.owner.query(
    `insert into screening_reply_files (id, reply_id, name, media_type, size, sealed) values ($1, $2, 'letter.txt', 'text/plain', 9, $3)`,
    [id, reply, sealed],
  )
}

export function screeningInputs({ file: { harbour }, at }: AccessWorld): Readonly<Record<string, unknown>> {
  const table = 'reference,kind,name\nX.2,person,Ode Vantur\n'
  const officer = {
    ...{ organisationId: harbour, names: ['Idris Vantur'], role: 'chair', born: null },
    ...{ citizenships: [], endedOn: null },
  }
  const said = { verdict: 'not-same', reason: 'Passports compared.', evidence: 'A copy of the passport.' }
  return {
    'screening.officers': { organisationId: harbour },
    'screening.save-officer': { id: newId(), ...officer, version: 0 },
    'screening.import': { file: table, source: 'Another list', listedOn: '2026-01-01' },
    'screening.lists': {},
    'screening.run': {},
    'screening.questions': {},
    'screening.read': { id: at.match },
    'screening.decide': { id: newId(), questionId: at.match, ...said },
    'screening.own': {},
    'screening.reply': { id: newId(), questionId: at.match, text: 'Another man.', files: [] },
    'screening.file': { id: at.replyFile },
  }
}
