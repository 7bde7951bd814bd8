import {
  readPerson,
  registerPerson,
  searchPeople,
  updatePerson,
} from '@passerelle/domain/shared/people/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../engine/ids.ts'
import { type TestApp, testApp } from '../../test/app.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'

let app: TestApp
let amal: SignedIn
beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
})
afterAll(() => app.close())

const latin = (text: string) => ({ text, script: 'Latn', kind: 'as-spoken', order: 'given-first' }) as const

describe('a person', () => {
  it('is registered with a name alone, and read', async () => {
    const id = newId()
    const made = await app.inject(
      registerPerson,
      { id, names: [latin('Samira Haddad')] },
      { as: amal.secret },
    )
    expect(made.body).toMatchObject({ id, displayName: 'Samira Haddad', version: 1 })
    const read = await app.inject(readPerson, { id }, { as: amal.secret })
    expect(read.body.fields.names).toEqual([latin('Samira Haddad')])
  })
})
