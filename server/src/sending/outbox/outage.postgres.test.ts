import { afterEach, beforeEach, expect, test } from 'vitest'
import { type GraphStandIn, graphStandIn } from '../../../tests/harness/graph-stand-in.ts'
import { type KillableServer, killableServer } from '../../../tests/harness/killable-server.ts'
import { type OwnPostgres, ownPostgres } from '../../../tests/harness/own-postgres.ts'

const MESSAGES = 40
const AT_A_TIME = 6
/** So many calls are under way when the database goes, while further messages are queued and asked for. */
const CALLED_BEFORE = 12
const DONE_WITHIN = { timeout: 90_000, interval: 100 }
/** It starts and ends processes. */
const ENDS_WITHIN_MS = 300_000

let postgres: OwnPostgres
let graph: GraphStandIn
let server: KillableServer
beforeEach(async () => {
  postgres = await ownPostgres()
  graph = await graphStandIn()
  server = await killableServer({ DATABASE_URL: postgres.url }, { GRAPH_URL: graph.url })
  await server.serve()
}, ENDS_WITHIN_MS)
afterEach(async () => {
  await server.remove()
  await graph.close()
  await postgres.remove()
})

type Row = { id: string; wamid: string | null; status: string }

const ours = (account_id: string) =>
  postgres.query<Row>(
    `select 'msg_' || replace(id::text, '-', '') as id, wamid, status from messages
      where direction = 'outbound' and account_id = '${account_id.replace('acc_', '')}'`,
  )

/** Asks until the server has taken it, each time under the same key. */
async function send(contact_id: string, key: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${server.url()}/v1/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.api_key}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ to: contact_id, type: 'text', text: { body: key } }),
    })
    const body = (await answer.json()) as { id: string }
    if (answer.status === 202) return body.id
    expect([answer.status, body]).toEqual([503, expect.anything()])
  }
}

async function contacts(): Promise<string[]> {
  const now = new Date()
  for (let number = 0; number < MESSAGES; number += 1)
    expect(await server.receive(`wamid.in${number}`, now)).toBe(true)
  const read = async (): Promise<string[]> =>
    (await server.call('GET', '/contacts?limit=100')).data.map(({ id }: { id: string }) => id)
  await expect.poll(async () => (await read()).length, DONE_WITHIN).toBe(MESSAGES)
  return read()
}

test.each(['fast', 'immediate'] as const)(
  'messages queued and calls under way while the database stops (%s) are all sent once',
  async (mode) => {
    const people = await contacts()
    graph.hold()
    const acknowledged: string[] = []
    const workers: Promise<void>[] = Array.from({ length: AT_A_TIME }, async (_, worker) => {
      for (let number = worker; number < MESSAGES; number += AT_A_TIME)
        acknowledged.push(await send(people[number] ?? '', `${mode}-${number}`))
    })
    const asking = Promise.all(workers)
    await Promise.race([
      asking,
      expect.poll(() => graph.taken.length, DONE_WITHIN).toBeGreaterThanOrEqual(CALLED_BEFORE),
    ])
    expect(graph.taken.length).toBeGreaterThanOrEqual(CALLED_BEFORE)
    await postgres.stop(mode)
    // Half of the answers come while the database is away, the others when it is back.
    graph.release(CALLED_BEFORE / 2)
    await expect.poll(async () => (await fetch(`${server.url()}/readyz`)).status, DONE_WITHIN).toBe(503)
    await postgres.start()
    graph.release()
    await asking

    const left = async () => (await ours(server.account_id)).filter(({ status }) => status !== 'sent')
    await expect.poll(left, DONE_WITHIN).toEqual([])
    const stored = await ours(server.account_id)
    expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged.sort())
    const calls = graph.taken.map(({ message_id, wamid }) => `${message_id} ${wamid}`)
    expect(calls.sort()).toEqual(stored.map(({ id, wamid }) => `${id} ${wamid}`).sort())
    expect(server.runs()).toBe(true)
  },
  ENDS_WITHIN_MS,
)
