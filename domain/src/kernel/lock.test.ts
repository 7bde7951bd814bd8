import { describe, expect, it } from 'vitest'
import { canonical, compareWithLock, lockedVersion } from './lock.ts'
import { type Programme, programme } from './programme.ts'
import { rule } from './rule.ts'

const club: Programme = programme({
  id: 'club',
  version: 1,
  area: 'cooperation',
  states: ['open', 'closed'],
  starts: 'open',
  ends: ['closed'],
  steps: { shut: { from: 'open', to: 'closed', by: 'viewer', needs: [rule('club.rule.late', () => true)] } },
  indicators: [],
})
const lock = { id: 'club', versions: [lockedVersion(club)] }

describe('the lock of a programme', () => {
  it('is the same for the same definition', () => {
    expect(compareWithLock(club, lock)).toBe('same')
    expect(canonical({ b: 1, a: [null, 'x'] })).toBe('{"a":[null,"x"],"b":1}')
  })

  it('sees a changed rule, and asks for a new version', () => {
    const changed: Programme = { ...club, steps: { shut: { from: 'open', to: 'closed', by: 'viewer' } } }
    expect(compareWithLock(changed, lock)).toBe('changed-without-version')
    expect(compareWithLock({ ...changed, version: 2 }, lock)).toBe('new-version')
    expect(compareWithLock({ ...changed, version: 0 }, lock)).toBe('version-went-back')
  })

  it('of a new programme is a new version', () => {
    expect(compareWithLock(club, undefined)).toBe('new-version')
  })
})
