import { defineConfig } from 'vitest/config'

// Journeys in a real browser, against the built application, a real server and the sandbox.
export default defineConfig({
  test: {
    include: ['web/e2e/**/*.test.ts'],
    globalSetup: ['web/e2e/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A journey waits much of its time: as many at once as there are cores take a quarter less than one after another.
    maxWorkers: '100%',
  },
})
