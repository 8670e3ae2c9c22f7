import { sql } from 'kysely'
import { processBatch } from '../../src/ingest/batch.ts'
import type { StoredEvent } from '../../src/ingest/types.ts'
import { lockAccount } from '../../src/platform/account-lock/lock.ts'
import { newId } from '../../src/platform/base/ids.ts'
import { parseId } from '../../src/platform/base/parse-id.ts'
import { withAccount } from '../../src/platform/db/with-account.ts'
import type { TestAccount, TestApp } from './app.ts'
import type { TestLine } from './whatsapp-line.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An account whose people write to it: its lines, its raw webhooks, and its API. */
export type Shop = {
  account: TestAccount
  line: TestLine
  /** Stores bodies as the web role would and works on them as the worker would, in one batch. */
  receive(...bodies: object[]): Promise<void>
  call(method: Method, url: string, body?: object): Promise<{ status: number; body: AnyAnswer }>
  /** One more line, in a portfolio of its own. */
  addLine(): Promise<TestLine>
  /** The contact that has this BSUID or phone (its id in the API). */
  contactOf(value: string): Promise<string>
  rows<Row>(query: string): Promise<Row[]>
  /** Works again on every stored webhook, as a replay does. */
  replay(): Promise<void>
}

// The answers of a test are read as they come, and what is asked of them fails the test where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyAnswer = any

export async function openShop(app: TestApp): Promise<Shop> {
  const account = await app.addAccount()
  const rows = <Row>(query: string) =>
    withAccount(
      app.deps.db,
      account.account_uuid,
      async (trx) => (await sql.raw<Row>(query).execute(trx)).rows,
    )
  const call = async (method: Method, url: string, body?: object) => {
    const answer = await app.http.inject({
      method,
      url,
      headers: account.headers,
      ...(body && { payload: body }),
    })
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  const lineOf = async (id: string): Promise<TestLine> => {
    const [line] = await rows<TestLine>(
      `select id as inbox_id, portfolio_id, phone_number_id, waba_id, display_phone from inboxes where id = '${id}'`,
    )
    if (!line) throw new Error('no such line')
    return line
  }
  const process = (events: StoredEvent[]) =>
    withAccount(app.deps.db, account.account_uuid, async (trx) => {
      const { tombstones: digests } = app.deps.secrets
      const now = new Date(app.clock.now())
      await processBatch(await lockAccount({ trx, account_id: account.account_uuid, now }), digests, events)
    })
  let lines = 0
  return {
    account,
    line: await lineOf(account.inbox_uuid),
    rows,
    call,
    receive: async (...bodies) => {
      const events = bodies.flatMap((body) => storedEvents(body, new Date(app.clock.now())))
      await storeEvents(app, account, events)
      await process(events)
    },
    addLine: async () => {
      lines += 1
      const { status, body } = await call('POST', '/v1/inboxes', {
        meta_portfolio_id: `9${lines}`,
        waba_id: `8${lines}`,
        phone_number_id: `7${lines}`,
        display_phone: `+1 555 020 ${lines}`,
        access_token: 'token',
      })
      if (status !== 201) throw new Error('the line could not be connected')
      return lineOf(parseId('inbox', body.id))
    },
    contactOf: async (value) => {
      const [found] = await rows<{ contact_id: string }>(
        `select contact_id from identities where value = '${value}' order by state limit 1`,
      )
      if (!found) throw new Error('nobody has this identifier')
      return `con_${found.contact_id.replaceAll('-', '')}`
    },
    replay: async () => {
      const stored = await rows<StoredEvent>(
        `select e.id, e.request_id, e.entry_index, e.received_at, f.body, null as replay_id
           from webhook_events e join webhook_events f on f.id = e.request_id where f.body is not null order by e.id`,
      )
      await process(stored)
    },
  }
}

function storedEvents(body: object, received_at: Date): StoredEvent[] {
  const request_id = newId()
  const entries = 'entry' in body && Array.isArray(body.entry) ? body.entry.length : 1
  return Array.from({ length: entries }, (_, entry_index) => ({
    id: entry_index === 0 ? request_id : newId(),
    request_id,
    entry_index,
    received_at,
    body: Buffer.from(JSON.stringify(body)),
    replay_id: null,
  }))
}

async function storeEvents(app: TestApp, account: TestAccount, events: StoredEvent[]): Promise<void> {
  await withAccount(app.deps.db, account.account_uuid, async (trx) => {
    for (const { id, request_id, entry_index, received_at, body } of events) {
      await sql`
        insert into webhook_events (account_id, id, request_id, app_id, entry_index, received_at, body)
        values (${account.account_uuid}, ${id}, ${request_id}, ${newId()}, ${entry_index}, ${received_at},
          ${entry_index === 0 ? body : null})`.execute(trx)
    }
  })
}
