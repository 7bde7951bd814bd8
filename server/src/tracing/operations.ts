import type { Operation } from '../engine/operation.ts'
import { hitOperations } from './hit-operations.ts'
import { matchOperations } from './match-operations.ts'
import { pfifOperations } from './pfif-operations.ts'
import { requestOperations } from './request-operations.ts'

export const tracingOperations: readonly Operation[] = [
  ...requestOperations,
  ...hitOperations,
  ...matchOperations,
  ...pfifOperations,
]
