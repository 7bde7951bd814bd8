import { DuckDBInstance } from '@duckdb/node-api'

/** What one gets from a database and the usual rules: pairs that share two things, and names nearly alike. */
const pairs = `
  with told as (select row_number() over () as record, * from read_csv($file, all_varchar = true, header = true)),
  candidates as (
    select a.record as one, b.record as other from told a join told b on a.given = b.given and a.family = b.family and a.record < b.record
    union select a.record, b.record from told a join told b on a.family = b.family and a.birth = b.birth and a.record < b.record
    union select a.record, b.record from told a join told b on a.given = b.given and a.birth = b.birth and a.record < b.record
    union select a.record, b.record from told a join told b on a.phone = b.phone and a.record < b.record
    union select a.record, b.record from told a join told b on a.birth = b.birth and a.village = b.village and a.record < b.record),
  scored as (
    select a.person = b.person as same,
      (jaro_winkler_similarity(a.given, b.given) >= 0.88)::int + (jaro_winkler_similarity(a.family, b.family) >= 0.88)::int
      + coalesce((jaro_winkler_similarity(a.father, b.father) >= 0.88)::int, 0) + coalesce((a.birth = b.birth)::int, 0)
      + coalesce((a.village = b.village)::int, 0) + coalesce((a.phone = b.phone)::int * 2, 0) as agreements
    from candidates join told a on a.record = one join told b on b.record = other)
  select count(*) filter (same)::int, count(*) filter (not same)::int from scored where agreements >= 3`

export interface PlainSql {
  readonly f1: number
  readonly seconds: number
  readonly cpuSeconds: number
}

/** DuckDB alone, on two threads, with Jaro–Winkler at the usual threshold. */
export async function linkedBySql(file: string, truePairs: number): Promise<PlainSql> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const database = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await database.connect()
  const result = await connection.runAndReadAll(pairs.replace('$file', `'${file}'`))
  const [right = 0, wrong = 0] = result.getRows()[0]?.map(Number) ?? []
  const { user, system } = process.cpuUsage(cpu)
  connection.closeSync()
  return {
    f1: (2 * right) / (right + wrong + truePairs),
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: (user + system) / 1e6,
  }
}
