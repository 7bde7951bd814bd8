import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'

/** Who acts, as the database knows them. */
export interface Actor {
  readonly account: string
  readonly organisation: string
  readonly session: string
  readonly membership: string
  readonly role: Role
  readonly capacity: 'operational' | 'donor' | 'observer'
  readonly clearances: readonly Clearance[]
  readonly secondFactor: boolean
}

/** Nobody in particular: public pages, the door, expiring links. */
export const nobody: Actor = {
  account: '',
  organisation: '',
  session: '',
  membership: '',
  role: 'viewer',
  capacity: 'observer',
  clearances: [],
  secondFactor: false,
}
