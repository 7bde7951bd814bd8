import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstWords } from './first-words.ts'
import { schemasStayHome } from './schemas-stay-home.ts'

/** What every page inside the frame shows, in one file instead of thirty: a telephone waits for each. */
const INSIDE =
  /\/src\/kit\/(PageHeader|Clock|Panel|StateBadge|tones|DataList|FilterBar|NameDisplay)|\/src\/pages\/records\/(record-columns|RiskMark|RecordState)/

export default defineConfig({
  plugins: [schemasStayHome(), firstWords(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Nothing may be inlined as data: the content security policy of the server allows its own origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'frame', test: INSIDE, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
