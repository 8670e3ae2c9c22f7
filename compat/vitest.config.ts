import { defineConfig } from 'vitest/config'

// Foreign clients, installed in this folder alone: a conversation each, against the sandbox and through the gateway.
export default defineConfig({
  test: {
    root: new URL('.', import.meta.url).pathname,
    include: ['clients/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
