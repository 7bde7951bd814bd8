import { readFileSync } from 'node:fs'
import type { PersonFacts } from '@passerelle/matching/person/facts'

export interface FebrlPerson {
  readonly id: string
  /** The number that FEBRL gave the invented person: the truth, for counting only. */
  readonly truth: string
  readonly facts: PersonFacts
}

/** A FEBRL list as people; `withPaper` adds the social security number. */
export function febrlPeople(file: string, withPaper: boolean): readonly FebrlPerson[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const columns = head.split(',').map((column) => column.trim())
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim())
    const cell = (column: string) => cells[columns.indexOf(column)] ?? ''
    return {
      id: cell('rec_id'),
      truth: /^rec-(\d+)-/.exec(cell('rec_id'))?.[1] ?? cell('rec_id'),
      facts: factsOf(cell, withPaper),
    }
  })
}

function factsOf(cell: (column: string) => string, withPaper: boolean): PersonFacts {
  const [given, family, born] = [cell('given_name'), cell('surname'), cell('date_of_birth')]
  const day = `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6, 8)}`
  const path = [cell('state'), cell('postcode')].filter((code) => code !== '')
  const number = cell('soc_sec_id')
  return {
    names: [{ text: `${given} ${family}`.trim(), given, family }],
    birth: born === '' ? null : { day, precision: 'exact' },
    sex: null,
    places: [{ role: 'now', path: cell('postcode') === '' ? [] : path, name: cell('suburb') || null }],
    phones: [],
    papers: withPaper && number !== '' ? [{ kind: 'social-security', number }] : [],
    relatives: [],
  }
}
