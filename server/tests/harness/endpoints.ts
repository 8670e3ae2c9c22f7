import {
  type Deliverer,
  type DelivererOptions,
  startDeliverer,
} from '../../src/integrations/webhooks/deliverer.ts'
import { lockAccount } from '../../src/platform/account-lock/lock.ts'
import { withAccount } from '../../src/platform/db/with-account.ts'
import { appendEvents, type NewEvent } from '../../src/platform/events/append.ts'
import type { TestAccount, TestApp } from './app.ts'

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

/** What tests of deliveries do again and again. */
export function endpointTools(app: TestApp) {
  const call = async (
    account: TestAccount,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) => {
    const { headers } = account
    const url = `/v1/webhook_endpoints${path}`
    const answer = await app.http.inject({ method, url, headers, ...(body && { payload: body }) })
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() } as Answer
  }
  return {
    call,
    /** Makes an endpoint; throws what the server said where it did not. */
    make: async (account: TestAccount, body: object): Promise<{ id: string; secret: string }> => {
      const { status, body: made } = await call(account, 'POST', '', body)
      if (status !== 201) throw new Error(JSON.stringify(made))
      return { id: made.endpoint.id, secret: made.secret }
    },
    show: async (account: TestAccount, id: string): Promise<Answer> =>
      (await call(account, 'GET', `/${id}`)).body,
    deliveries: async (account: TestAccount, id: string, query = ''): Promise<Answer[]> =>
      (await call(account, 'GET', `/${id}/deliveries?limit=100${query}`)).body.data,
    /** Adds facts to the feed of an account. */
    tell: (account: TestAccount, ...events: { type?: string; inbox_id?: string; data?: object }[]) =>
      withAccount(app.deps.db, account.account_uuid, async (trx) => {
        const at = new Date(app.clock.now())
        const locked = await lockAccount({ trx, account_id: account.account_uuid, now: at })
        const all = events.map((event) => ({ type: 'whatsapp.notice', at, data: {}, ...event }) as NewEvent)
        await appendEvents(locked, all)
      }),
    /** A process that delivers; each gives up what hangs after a moment, and spreads nothing. */
    deliverer: (change: Partial<DelivererOptions> = {}): Deliverer =>
      startDeliverer(app.deps, {
        poll_ms: 20,
        most_at_once: 64,
        most_per_account: 64,
        floor_per_second: 1000,
        // What else goes on in the process of a test says nothing.
        busy_share: 1,
        alone: false,
        answer_within_ms: 1500,
        dice: () => 0,
        ...change,
      }),
  }
}
