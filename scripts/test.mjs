import './lib/require-node.mjs'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { ensureInstalled } from './lib/install.mjs'
import { inRoot } from './lib/project.mjs'
import { bin, show } from './lib/run.mjs'

// Everything that must hold, in the order in which it is cheapest to learn that it does not. A gate counts as one.
const totals = { passed: 0, failed: 0 }
const failures = []

ensureInstalled()
mkdirSync(inRoot('.cache'), { recursive: true })
await gate('a fresh checkout can be installed', 'npm', ['ci', '--dry-run', '--loglevel=error'])
await gate('generated files are up to date', ...script('generate.mjs', '--check'))
await gate('layout and lint', ...script('lint.mjs'))
await gate('types', ...script('types.mjs'))
await tests('tests on the embedded PostgreSQL', [])
await onDebian()
await gate('build', ...script('build.mjs'))
await tests('journeys in a browser', ['--config', 'e2e/vitest.config.ts'])

process.exitCode = totals.failed === 0 ? 0 : 1
for (const failure of failures) console.log(`FAILED: ${failure}`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)

function script(name, ...args) {
  return [process.execPath, [`scripts/${name}`, ...args]]
}

async function gate(title, command, args) {
  const failed = (await timed(title, () => show(command, args))) !== 0
  if (failed) failures.push(title)
  count(failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 })
}

/** A run in which no test was found has proved nothing: it counts as failed. */
async function tests(title, args, env = {}) {
  const file = inRoot('.cache/tests.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await timed(title, () => show(bin('vitest'), ['run', ...reporters, ...args], env))
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    testResults: files = [],
  } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  failures.push(...(code === 0 ? [] : [title]), ...files.flatMap(failedIn))
  count({ passed, failed: Math.max(failed, code !== 0 || passed + failed === 0 ? 1 : 0) })
}

/** What failed in a file of tests, by name; a file that could not be read has no tests to name. */
function failedIn({ name, status, assertionResults }) {
  const tests = assertionResults.filter((one) => one.status === 'failed')
  if (tests.length > 0) return tests.map((one) => `${name}: ${one.fullName}`)
  return status === 'failed' ? [name] : []
}

/** The oldest PostgreSQL that DATABASE_URL may name. */
async function onDebian() {
  const home = '/usr/lib/postgresql'
  const found =
    existsSync(home) &&
    readdirSync(home).some(
      (version) => Number(version) >= 15 && existsSync(`${home}/${version}/bin/postgres`),
    )
  const title = "the server's tests on Debian's PostgreSQL"
  if (!found) return console.log(`\n■ ${title}: NOT RUN, there is none here (apt-get install postgresql)`)
  await tests(title, ['--project', 'server'], { PASSERELLE_TEST_SERVER: 'debian' })
}

async function timed(title, work) {
  console.log(`\n■ ${title}`)
  const start = performance.now()
  const code = await work()
  console.log(
    `■ ${title}: ${code === 0 ? 'good' : 'FAILED'} after ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
  return code
}

function count({ passed, failed }) {
  totals.passed += passed
  totals.failed += failed
}
