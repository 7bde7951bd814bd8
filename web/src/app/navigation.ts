import { caseRoles } from '@passerelle/domain/kernel/contract'
import type { Role } from '@passerelle/domain/kernel/vocabulary'
import type { IconName } from '../kit/Icon.tsx'

export interface Destination {
  /** Its word is `app.nav.<id>`. */
  readonly id: string
  readonly to: string
  readonly icon: IconName
  /** Pressed after g. */
  readonly key?: string
  /** Absent: everybody. */
  readonly roles?: readonly Role[]
  /** Exists in the demonstration only. */
  readonly demonstration?: true
  /** One of the four at the thumb's reach on a telephone. */
  readonly thumb?: true
}

/** Where one can go, in the order of the working day. What has no page yet is not shown. */
export const destinations: readonly Destination[] = [
  { id: 'home', to: '/', icon: 'home', key: 'h', thumb: true },
  { id: 'inbox', to: '/inbox', icon: 'inbox', key: 'i', roles: caseRoles, thumb: true },
  { id: 'people', to: '/people', icon: 'people', key: 'p', roles: caseRoles, thumb: true },
  { id: 'recognition', to: '/recognition', icon: 'person', roles: caseRoles },
  { id: 'tracing', to: '/tracing', icon: 'family', roles: caseRoles },
  { id: 'records', to: '/records', icon: 'file', key: 'c', roles: caseRoles },
  { id: 'referrals', to: '/referrals', icon: 'bridge', key: 'r', roles: caseRoles },
  { id: 'directory', to: '/directory', icon: 'directory', key: 'd', thumb: true },
  { id: 'organisations', to: '/organisations', icon: 'building', key: 'o' },
  { id: 'dashboard', to: '/dashboard', icon: 'figures', key: 'f' },
  { id: 'members', to: '/members', icon: 'key', roles: ['administrator', 'supervisor'] },
  { id: 'imports', to: '/imports', icon: 'list', roles: ['administrator', 'coordinator'] },
  { id: 'screening', to: '/screening', icon: 'question', roles: ['administrator', 'coordinator'] },
  { id: 'audit', to: '/audit', icon: 'audit', roles: ['administrator', 'coordinator', 'supervisor'] },
  { id: 'outbox', to: '/outbox', icon: 'mail', demonstration: true },
]
