import { importServices as importContract } from '@passerelle/domain/shared/services/contract'
import { operation } from '../engine/operation.ts'
import { mustBeRegistrar } from '../organisations/registrar.ts'
import { shortReport } from '../tables/short-report.ts'
import { tableOf } from '../tables/table-file.ts'
import { importServices } from './importing.ts'

export const importing = operation(
  importContract,
  async ({ tx, actor, today }, { file, arabic, ...settings }) => {
    await mustBeRegistrar(tx)
    const tables = { table: tableOf(file), arabic: arabic === undefined ? null : tableOf(arabic) }
    const done = await importServices(tx, { ...tables, ...settings }, { account: actor.account, today })
    return { ...done, report: shortReport(done.report) }
  },
  ({ system, country, dryRun }, { report, services, organisations, places }) => ({
    details: { system, country, dryRun, rows: report.rows, services, organisations, places },
  }),
)
