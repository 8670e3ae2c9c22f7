import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** The setting that names a database of its own on the PostgreSQL of the tests; none for the embedded store. */
export async function freshDatabaseUrl(): Promise<{
  settings: { DATABASE_URL?: string }
  drop: () => Promise<void>
}> {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) return { settings: {}, drop: () => Promise.resolve() }
  const name = `selfsame_demo_${randomBytes(6).toString('hex')}`
  await run(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { settings: { DATABASE_URL: own.href }, drop: () => run(url, `drop database ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
