import { type Line, requireLine } from '../../src/channels/inboxes/line.ts'
import { lockAccount } from '../../src/platform/account-lock/lock.ts'
import { newId } from '../../src/platform/base/ids.ts'
import { withAccount } from '../../src/platform/db/with-account.ts'
import type { Called } from '../../src/sending/outbox/call.ts'
import { type LeasedSend, type LeasedSends, leaseSends } from '../../src/sending/outbox/lease-sends.ts'
import { takeLine } from '../../src/sending/outbox/line-lease.ts'
import { buildPace, PAIR_MEMORY_MS } from '../../src/sending/outbox/pace.ts'
import { recordOutcomes } from '../../src/sending/outbox/record-outcomes.ts'
import { returnUncalled } from '../../src/sending/outbox/return-uncalled.ts'
import type { TestApp } from './app.ts'
import type { Shop } from './people.ts'

/** A sender process, step by step: what a test puts between the steps could happen there. */
export type TestSender = {
  /** Whether the line is this process's now. */
  take(): Promise<boolean>
  claim(): Promise<LeasedSends>
  /** As after an outage: `under_way` are the messages of the claims that it heard of. */
  returnUncalled(under_way: Set<string>): Promise<number>
  /** Writes down what a call came to. */
  record(send: LeasedSend, came_to: Omit<Called, 'send'>): Promise<void>
}

export function buildSender(app: TestApp, { account }: Shop): TestSender {
  const process_id = newId()
  const { account_uuid: account_id, inbox_uuid: inbox_id } = account
  const now = () => new Date(app.clock.now())
  const onLine = <Result>(fn: (trx: Parameters<typeof leaseSends>[0], line: Line) => Promise<Result>) =>
    withAccount(app.deps.db, account_id, async (trx) =>
      fn(trx, await requireLine(trx, app.deps.secrets, account_id, inbox_id)),
    )
  return {
    take: async () => {
      const lease = await takeLine(
        app.deps.db,
        { account_id, inbox_id },
        { process_id, now: now(), memory_ms: PAIR_MEMORY_MS },
      )
      return lease !== null
    },
    claim: () =>
      onLine((trx, line) =>
        leaseSends(trx, line, { process_id, limit: 10, now: now(), pace: buildPace(80, []) }),
      ),
    returnUncalled: (under_way) =>
      onLine((trx) => returnUncalled(trx, { account_id, inbox_id }, process_id, under_way)),
    record: async (send, came_to) => {
      await onLine(async (trx, line) =>
        recordOutcomes(await lockAccount({ trx, account_id, now: now() }), line, [{ send, ...came_to }], []),
      )
    },
  }
}
