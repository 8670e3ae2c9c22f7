import { type AppSecrets, findAppSecrets } from '../access/accounts/app.ts'
import type { Secrets } from '../platform/base/crypto.ts'
import { bytesOfUuid } from '../platform/base/ids.ts'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

/** What a webhook of one app is checked against, and whose rows it becomes. */
export type KnownApp = AppSecrets & { account_bytes: Uint8Array; app_bytes: Uint8Array }

export type AppDirectory = {
  /** Null if there is no such app. Opens its secrets once per `REMEMBER_MS`. */
  find(app_id: string): Promise<KnownApp | null>
  /** Asks again, unless it did within the last second: for a signature that does not fit what is remembered. */
  findAgain(app_id: string): Promise<KnownApp | null>
  /** What is remembered, without asking; undefined if nothing is. */
  peek(app_id: string): KnownApp | undefined
}

type Remembered = { answer: Promise<KnownApp | null>; app: KnownApp | null; asked_ms: number }

// Secrets that are replaced are taken over by every process after this time at the latest.
const REMEMBER_MS = 5_000
// Neither a wrong signature nor an unknown id, which any client can send, may cause a query each time.
const ASK_AGAIN_AFTER_MS = 1_000
const REMEMBER_AT_MOST = 10_000

export function buildAppDirectory(db: Db, secrets: Secrets): AppDirectory {
  const remembered = new Map<string, Remembered>()

  const ask = (app_id: string): Promise<KnownApp | null> => {
    const asked: Remembered = { answer: load(db, secrets, app_id), app: null, asked_ms: performance.now() }
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear()
    remembered.set(app_id, asked)
    asked.answer.then(
      (app) => {
        asked.app = app
      },
      () => {
        // The waiting request gets the error; the next request asks again.
        if (remembered.get(app_id) === asked) remembered.delete(app_id)
      },
    )
    return asked.answer
  }
  const recall = (app_id: string, for_ms: number) => {
    const known = remembered.get(app_id)
    return known && performance.now() - known.asked_ms < for_ms ? known : undefined
  }
  const findAgain = (app_id: string) => recall(app_id, ASK_AGAIN_AFTER_MS)?.answer ?? ask(app_id)

  return {
    find: async (app_id) => {
      const app = await (recall(app_id, REMEMBER_MS)?.answer ?? ask(app_id))
      // One that was not there may have been set up since.
      return app ?? findAgain(app_id)
    },
    findAgain,
    peek: (app_id) => recall(app_id, REMEMBER_MS)?.app ?? undefined,
  }
}

async function load(db: Db, secrets: Secrets, app_id: string): Promise<KnownApp | null> {
  const app = await withEveryAccount(db, (trx) => findAppSecrets(trx, secrets, app_id))
  return app && { ...app, account_bytes: bytesOfUuid(app.account_id), app_bytes: bytesOfUuid(app.app_id) }
}
