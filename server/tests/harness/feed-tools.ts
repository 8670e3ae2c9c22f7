import { lockAccount } from '../../src/platform/account-lock/lock.ts'
import { withAccount } from '../../src/platform/db/with-account.ts'
import { appendEvents, type NewEvent } from '../../src/platform/events/append.ts'
import type { TestAccount, TestApp } from './app.ts'
import { getterOf } from './inbox-tools.ts'
import { deliver, type TestLines } from './whatsapp-line.ts'

export type ShownEvent = {
  id: string
  seq: number
  type: string
  contact_id: string | null
  inbox_id: string | null
  contact: { id: string; username: string | null; identifiers: { kind: string; value: string }[] } | null
  data: Record<string, unknown>
}

/** The feed of a test's account, and what appends to it. */
export function feedTools(now: () => { app: TestApp; ours: TestAccount; lines: TestLines }) {
  const get = getterOf(now)
  return {
    get,
    feed: async (query = ''): Promise<ShownEvent[]> => (await get(`/events?limit=1000${query}`)).data,
    send: (...bodies: object[]) => deliver(now().app.deps.db, now().lines, bodies),
    note: (count: number, type = 'whatsapp.notice', padding = 900) =>
      withAccount(now().app.deps.db, now().ours.account_uuid, async (trx) =>
        appendEvents(
          await lockAccount({ trx, account_id: now().ours.account_uuid, now: new Date(0) }),
          Array.from({ length: count }, (_, number) => {
            const data = {
              field: 'test',
              notice: `notice ${number}`,
              details: { padding: 'x'.repeat(padding) },
            }
            // Also of types that only a later version has.
            return { type, at: new Date(0), data } as NewEvent
          }),
        ),
      ),
  }
}
