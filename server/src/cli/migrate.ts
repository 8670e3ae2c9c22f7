import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { openStore } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date. Servers of the version before may go on meanwhile.')
    .option('--json', 'print what ran as JSON')
    .action(async (options: { json?: true }) => {
      const store = await openStore(readConfig(), () => undefined)
      try {
        const ran = await migrate(store)
        if (options.json) console.log(JSON.stringify({ ran }))
        else console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`)
      } finally {
        await store.close()
      }
    })
}
