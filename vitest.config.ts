import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{server,sandbox,demo,bench,client}/{src,tests}/**/*.test.ts',
      'web/{src,scripts}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.postgres.test.ts'],
    // Longer is said at the test: it kills processes, or plays thousands of cases.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // One process for many files: it reads the modules once, and keeps its embedded store (see server/tests/harness/database.ts).
    isolate: false,
    maxWorkers: '100%',
  },
})
