import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The whole suite on PostgreSQL. The user needs CREATEDB and CREATEROLE: every test file gets a database of its own. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      env: {
        TEST_DATABASE_URL:
          process.env.TEST_DATABASE_URL ??
          'postgres://selfsame_test:selfsame_test@localhost:5432/selfsame_test',
      },
    },
  }),
)
