import { defineConfig } from 'vitest/config'

const pureFolders = ['domain', 'matching'].map((name) => ({
  // Properties and published tables take their time on a busy machine; nothing here is a timed test.
  test: { name, include: [`${name}/**/*.test.ts`], testTimeout: 60_000 },
}))

/** The second run, on Debian's PostgreSQL, is about the server's SQL; the supervisor has been tested by then. */
const onDebian = process.env['PASSERELLE_TEST_SERVER'] === 'debian'

export default defineConfig({
  test: {
    projects: [
      ...pureFolders,
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...(onDebian ? ['server/src/postgres/**'] : [])],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      { test: { name: 'scripts', include: ['scripts/**/*.test.mjs'], testTimeout: 60_000 } },
    ],
  },
})
