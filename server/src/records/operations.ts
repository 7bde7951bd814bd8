import { programmes } from '@passerelle/domain/programmes/index'
import {
  listProgrammes,
  listRecords,
  openRecord as openContract,
  readRecord,
  readTimeline,
} from '@passerelle/domain/shared/records/contract'
import { home as homeContract } from '@passerelle/domain/shared/records/home-contract'
import { unrecorded } from '../engine/event.ts'
import { type Operation, operation } from '../engine/operation.ts'
import { myDay } from './home.ts'
import { listPage } from './listing.ts'
import { openRecord } from './opening.ts'
import { planOperations } from './plan-operations.ts'
import { readWhole } from './reading.ts'
import { getRecord } from './row.ts'
import { stepOperations } from './step-operations.ts'
import { timelinePage } from './timeline.ts'
import { workOperations } from './work-operations.ts'

const open = operation(
  openContract,
  async (scene, input) => {
    await openRecord(scene, input)
    return getRecord(scene, input.id)
  },
  ({ id, personId, programme }) => ({ record: id, person: personId, details: { programme } }),
)

const list = operation(
  listRecords,
  (scene, asked) => listPage(scene, asked),
  (_, { records, total }) => ({ details: { shown: records.length, total } }),
)

const read = operation(
  readRecord,
  (scene, { id }) => readWhole(scene, id),
  ({ id }, { record }) => ({ record: id, person: record.personId }),
)

const timeline = operation(
  readTimeline,
  async (scene, asked) => {
    await getRecord(scene, asked.recordId)
    return timelinePage(scene, asked)
  },
  ({ recordId }) => ({ record: recordId }),
)

const home = operation(
  homeContract,
  (scene) => myDay(scene),
  (_, { people }) => ({ details: { people: people.length } }),
)

const known = operation(
  listProgrammes,
  () => Promise.resolve({ programmes: programmes.map(({ id, version, area }) => ({ id, version, area })) }),
  () => unrecorded('The programmes are common knowledge.'),
)

export const recordsOperations: readonly Operation[] = [
  open,
  list,
  read,
  timeline,
  home,
  known,
  ...stepOperations,
  ...planOperations,
  ...workOperations,
]
