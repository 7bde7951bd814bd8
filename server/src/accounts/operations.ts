import type { Operation } from '../engine/operation.ts'
import { doorOperations } from './door-operations.ts'
import { invitationOperations } from './invitation-operations.ts'
import { ownOperations } from './own-operations.ts'
import { sessionOperations } from './session-operations.ts'
import { teamOperations } from './team-operations.ts'

export const accountsOperations: readonly Operation[] = [
  ...sessionOperations,
  ...doorOperations,
  ...ownOperations,
  ...teamOperations,
  ...invitationOperations,
]
