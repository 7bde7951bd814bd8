import type { Operation } from '../engine/operation.ts'
import { listOperations } from './list-operations.ts'
import { officerOperations } from './officer-operations.ts'
import { ownOperations } from './own-operations.ts'
import { questionOperations } from './question-operations.ts'

export const screeningOperations: readonly Operation[] = [
  ...officerOperations,
  ...listOperations,
  ...questionOperations,
  ...ownOperations,
]
