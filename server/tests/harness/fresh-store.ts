import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { cloneTemplate, migratedFolder } from './database.ts'

export type FreshStore = { settings: { DATABASE_URL?: string }; drop: () => Promise<void> }

/**
 * A migrated store of its own for a server of the test: embedded in `data_dir`, or a database on the PostgreSQL of the tests,
 * which `settings` names. Making one from nothing takes a server up to ten seconds.
 */
export async function freshStore(data_dir: string): Promise<FreshStore> {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) {
    await fillDataDir(data_dir)
    return { settings: {}, drop: () => Promise.resolve() }
  }
  const clone = await cloneTemplate(url)
  return { settings: { DATABASE_URL: clone.url }, drop: clone.drop }
}

/** The embedded store, migrated, in a folder that is to be a DATA_DIR. */
export async function fillDataDir(data_dir: string): Promise<void> {
  await cp(await migratedFolder(), join(data_dir, 'store'), { recursive: true })
}
