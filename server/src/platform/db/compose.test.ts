import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { readConfig } from '../base/config.ts'

const COMPOSE = join(import.meta.dirname, '../../../../compose.yaml')

afterEach(() => vi.unstubAllEnvs())

/** The settings of the server's container, with the operator's values in place of the variables. */
async function settingsWith(values: Record<string, string>): Promise<Record<string, string>> {
  const [, server = ''] = (await readFile(COMPOSE, 'utf8')).split('    environment:\n')
  const lines = [...server.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)]
  return Object.fromEntries(
    lines.map(([, name = '', written = '']) => [
      name,
      written.replace(
        /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
        (_, variable, otherwise) => values[variable] ?? otherwise ?? '',
      ),
    ]),
  )
}

test.each(['plain', '7/Qm+x==', 'a@b', '100%', '5#1', 'x?y=z', 'a:b', 'ü ß', '%41'])(
  'compose connects as a role of its own with the password %s',
  async (password) => {
    const settings = await settingsWith({ POSTGRES_PASSWORD: password, SECRET_KEY: 'k'.repeat(40) })
    const { database_url } = readConfig(settings)
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
    const { user, host, database, password: sent } = new Client({ connectionString: database_url })
    expect({ user, host, database, sent }).toEqual({
      user: 'selfsame',
      host: 'postgres',
      database: 'selfsame',
      sent: password,
    })
  },
)
