import { withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { assignOpened } from './assign-opened.ts'

export type Assigner = {
  /** One turn of every account that has a rule. For tests. */
  drain(): Promise<void>
  /** Lets the turn that is under way end. */
  stop(): Promise<void>
}

/** Gives opened conversations to members, beside the way in and never on it. Several processes may do so at once. */
export function startAssigner(deps: Deps, { poll_ms }: { poll_ms: number }): Assigner {
  async function assignAll(): Promise<boolean> {
    for (const account_id of await accountsWithRules(deps)) {
      let more = true
      while (more && !loop.signal.aborted) {
        more = await assignOpened(deps.db, account_id, new Date(deps.clock.now())).catch((error: unknown) => {
          deps.log.warn({ err: error, account_id }, 'assignment failed')
          return false
        })
      }
    }
    return false
  }
  const loop = startLoop(deps, { name: 'assigner', poll_ms, run: assignAll })
  return {
    drain: async () => {
      await loop.turn()
    },
    stop: () => loop.stop(),
  }
}

async function accountsWithRules({ db }: Deps): Promise<string[]> {
  const rows = await withEveryAccount(db, (trx) =>
    trx.selectFrom('assignment_positions').select('account_id').orderBy('account_id').execute(),
  )
  return rows.map(({ account_id }) => account_id)
}
