import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/**
 * The same suite on PostgreSQL, less what never touches a database, and with what only a server of PostgreSQL does. The user
 * needs CREATEDB and CREATEROLE: every test file gets a database of its own.
 */
export default defineConfig({
  test: {
    ...base.test,
    exclude: [
      ...[
        'sandbox/**',
        'bench/**',
        'web/**',
        'server/src/{whatsapp,identity}/**',
        'server/tests/worlds/**',
        '**/node_modules/**',
      ],
      // What has the embedded store of its own on both.
      'server/src/cli/{cli,contacts,start-up}.test.ts',
      'server/src/platform/db/{full-disk,lost-folder,folder-lock}.test.ts',
      'server/src/platform/jobs/tidy-embedded.test.ts',
      'server/tests/full-disk-reads.test.ts',
      'server/src/ingest/crash.test.ts',
      // What reads the sources alone.
      'server/tests/{boundaries,call-chains,computed-comparisons,docs,file-sizes,function-lengths,lock-files,outside-names,plain-words,set-inserts,table-owners,type-names}.test.ts',
    ],
    env: {
      TEST_DATABASE_URL:
        process.env.TEST_DATABASE_URL ??
        'postgres://selfsame_test:selfsame_test@localhost:5432/selfsame_test',
    },
  },
})
