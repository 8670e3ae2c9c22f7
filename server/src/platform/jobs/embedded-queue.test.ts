import { expect, test } from 'vitest'
import { startEmbedded } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { withEveryAccount } from '../db/with-account.ts'
import { embeddedQueue } from './embedded-queue.ts'

test('a block that fails leaves nothing open for whoever comes next, and works as the application', async () => {
  const store = await startEmbedded({})
  await migrate(store)
  const queue = embeddedQueue(store.pglite)
  const failing = queue.executeSql('BEGIN; select 1 / 0; COMMIT;')
  const next = withEveryAccount(store.db, (trx) => trx.selectFrom('accounts').select('id').execute())
  await expect(failing).rejects.toThrow('division by zero')
  expect(await next).toEqual([])
  expect((await queue.executeSql('BEGIN; select current_user as role; COMMIT;')).rows).toEqual([
    { role: 'selfsame_app' },
  ])
  expect((await queue.executeSql('select current_user as role, $1::int as given', [7])).rows).toEqual([
    { role: 'selfsame_app', given: 7 },
  ])
  await store.close()
})
