import type { Sought } from '@passerelle/domain/shared/tracing/schema'
import { describe, expect, it } from 'vitest'
import { blankSought, correctedDraft, draftOf, faultsOfSought, soughtTold } from './sought-form.ts'

const today = '2026-03-01'
const amina: Sought = {
  id: 'amina',
  names: [{ text: 'أمينة سليم', script: 'Arab', kind: 'as-spoken', order: 'given-first' }],
  birth: { day: '1990-01-01', precision: 'estimated' },
  sex: 'female',
  relation: 'sibling',
  placeId: null,
  placeText: 'Qamishli',
  placeName: 'Qamishli',
  separatedOn: null,
  note: null,
  version: 3,
  state: 'open',
  matches: [],
  closedAt: null,
  closing: null,
}

describe('correcting what is told of somebody', () => {
  it('a note does not make an estimated birth a sure one', () => {
    const told = { ...soughtTold(amina), note: 'A scar.' }
    expect(correctedDraft(amina, told, today)).toMatchObject({ birth: amina.birth, note: 'A scar.' })
  })

  it('a birth that is known better now is known better', () => {
    const told = soughtTold(amina)
    const better = { ...told, birth: { ...told.birth, way: 'exact', day: '1991-05-02' } as const }
    expect(correctedDraft(amina, better, today).birth).toEqual({ day: '1991-05-02', precision: 'exact' })
  })
})

describe('writing somebody down', () => {
  it('an age becomes the year that it means, a name keeps its letters', () => {
    const told = soughtTold(amina)
    const draft = draftOf({ ...told, birth: { ...told.birth, way: 'age', age: '30' } }, today)
    expect(draft).toMatchObject({ birth: { precision: 'estimated' }, names: [{ script: 'Arab' }] })
  })

  it('a name and the relation are asked for, and a day that has not come is refused', () => {
    const codes = (told: Parameters<typeof faultsOfSought>[0]) =>
      faultsOfSought(told, today, 'sought.0').map(({ path }) => path)
    expect(codes(blankSought('x'))).toEqual(['sought.0.names.0.text', 'sought.0.relation'])
    expect(codes({ ...soughtTold(amina), separatedOn: '2026-03-02' })).toEqual(['sought.0.separatedOn'])
    expect(codes(soughtTold(amina))).toEqual([])
  })
})
