import { accountsOperations } from './accounts/operations.ts'
import { auditOperations } from './audit/operations.ts'
import { consentsOperations } from './consents/operations.ts'
import { dashboardOperations } from './dashboard/operations.ts'
import { documentsOperations } from './documents/operations.ts'
import type { Operation } from './engine/operation.ts'
import { mailsOperations } from './mails/operations.ts'
import { organisationsOperations } from './organisations/operations.ts'
import { peopleOperations } from './people/operations.ts'
import { placesOperations } from './places/operations.ts'
import { recognitionOperations } from './recognition/operations.ts'
import { recordsOperations } from './records/operations.ts'
import { referralsOperations } from './referrals/operations.ts'
import { screeningOperations } from './screening/operations.ts'
import { servicesOperations } from './services/operations.ts'
import { tracingOperations } from './tracing/operations.ts'

/** Everything that can be asked of the program, noun by noun. The table of contents for routes, jobs and the command line. */
export const operations: readonly Operation[] = [
  ...accountsOperations,
  ...auditOperations,
  ...consentsOperations,
  ...dashboardOperations,
  ...documentsOperations,
  ...mailsOperations,
  ...organisationsOperations,
  ...peopleOperations,
  ...placesOperations,
  ...recognitionOperations,
  ...recordsOperations,
  ...referralsOperations,
  ...screeningOperations,
  ...servicesOperations,
  ...tracingOperations,
]
