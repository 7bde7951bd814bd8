import type { Clock, Task, Tasks } from '../engine/task.ts'
import { releaseEndedQuarters } from './releasing.ts'

const release: Task = async (house) => {
  await releaseEndedQuarters(house, new Date().toISOString().slice(0, 10))
}

export const dashboardTasks: Tasks = { 'dashboard.release': release }

export const dashboardClocks: readonly Clock[] = [{ task: 'dashboard.release', at: '23 2 * * *' }]
