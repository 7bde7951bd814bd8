import { defineConfig } from 'vitest/config'

const pureFolders = ['domain', 'matching'].map((name) => ({
  test: { name, include: [`${name}/**/*.test.ts`] },
}))

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', '.cache/**', '.data/**'],
    projects: [
      ...pureFolders,
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'db/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'] } },
      { test: { name: 'scripts', include: ['scripts/**/*.test.mjs'], testTimeout: 60_000 } },
    ],
  },
})
