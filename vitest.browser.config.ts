import { defineConfig } from 'vitest/config'

// Journeys in a real browser, against the built application, a real server and the sandbox.
export default defineConfig({
  test: {
    include: ['web/e2e/**/*.test.ts'],
    globalSetup: ['web/e2e/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A journey has a browser, a server and a sandbox: two of them at once wait for each other.
    maxWorkers: 1,
  },
})
