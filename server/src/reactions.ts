import { accountsTasks } from './accounts/reactions.ts'
import { auditClocks, auditTasks } from './audit/reactions.ts'
import { consentsTasks } from './consents/reactions.ts'
import { mailTasks } from './delivery/mail.ts'
import { dashboardClocks, dashboardTasks } from './dashboard/reactions.ts'
import { documentsClocks, documentsTasks } from './documents/reactions.ts'
import { upkeepClocks, upkeepTasks } from './engine/upkeep.ts'
import type { Clock, Tasks } from './engine/task.ts'
import { recognitionClocks, recognitionTasks } from './recognition/reactions.ts'
import { recordsTasks } from './records/reactions.ts'
import { referralsTasks } from './referrals/reactions.ts'
import { screeningClocks, screeningTasks } from './screening/reactions.ts'
import { servicesClocks, servicesTasks } from './services/reactions.ts'
import { tracingClocks, tracingTasks } from './tracing/reactions.ts'

/** Everything the machine does by itself after something happened, noun by noun. */
export const tasks: Tasks = {
  ...upkeepTasks,
  ...auditTasks,
  ...mailTasks,
  ...consentsTasks,
  ...dashboardTasks,
  ...documentsTasks,
  ...accountsTasks,
  ...recognitionTasks,
  ...recordsTasks,
  ...referralsTasks,
  ...screeningTasks,
  ...servicesTasks,
  ...tracingTasks,
}

/** Everything the machine does by itself because it is time. */
export const clocks: readonly Clock[] = [
  ...upkeepClocks,
  ...auditClocks,
  ...dashboardClocks,
  ...documentsClocks,
  ...recognitionClocks,
  ...screeningClocks,
  ...servicesClocks,
  ...tracingClocks,
]
