import type { Command } from 'commander'
import { type Config, readConfig } from '../platform/base/config.ts'
import { explainStartUp } from '../process/explain-start-up.ts'
import { endSoon } from './end-soon.ts'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Migrate the database. Servers of the previous version can keep running.')
    .option('--json', 'print the migrations as JSON')
    .action(async (options: { json?: true }) => {
      const ran = await bringUpToDate(readConfig())
      if (options.json) console.log(JSON.stringify({ ran }))
      else console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`)
    })
}

async function bringUpToDate(config: Config): Promise<string[]> {
  endSoon()
  try {
    const { openStore } = await import('../platform/db/connect.ts')
    const { migrate } = await import('../platform/db/migrate.ts')
    const store = await openStore(config, () => undefined)
    try {
      return await migrate(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    throw explainStartUp(error, config)
  }
}
