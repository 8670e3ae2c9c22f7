import type { Log } from '../base/log.ts'
import type { Db } from '../db/types.ts'
import { withEveryAccount } from '../db/with-account.ts'
import { appendAudit, type NewAuditEntry } from './append.ts'

/** Writes what changed nothing in any account: what was seen, and who came and went. */
export type LaterEntries = {
  /** To be written soon, and once for the same person, action and subject within `ONCE_WITHIN_MS`. */
  seen(entry: NewAuditEntry): void
  /** Runs `find` soon and writes what it returns. */
  add(find: (write: WriteEntries) => Promise<void>): void
  /** Writes what waits and accepts nothing more. */
  close(): Promise<void>
}

type WriteEntries = (entries: NewAuditEntry[]) => Promise<void>

/** A member who keeps reading a conversation with new messages has opened it once in this time. */
const ONCE_WITHIN_MS = 15 * 60_000
const WRITE_AFTER_MS = 1_000
const WRITE_AT_ONCE = 500
const REMEMBER_AT_MOST = 20_000

/**
 * Off the way of answers, many in one statement. A process that dies loses what it was about to write: up to a second of
 * what was seen, and nothing of what was changed.
 */
export function buildLaterEntries(db: Db, log: Log): LaterEntries {
  const seen_ms = new Map<string, number>()
  let waiting: NewAuditEntry[] = []
  let timer: NodeJS.Timeout | undefined
  const under_way = new Set<Promise<void>>()

  const write: WriteEntries = (entries) => withEveryAccount(db, (trx) => appendAudit(trx, entries))
  const begin = (work: Promise<void>): void => {
    const watched: Promise<void> = work
      .catch((error: unknown) => log.error({ err: error }, 'audit entries not written'))
      .finally(() => under_way.delete(watched))
    under_way.add(watched)
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    begin(write(waiting))
    waiting = []
  }

  return {
    seen: (entry) => {
      const key = keyOf(entry)
      const at_ms = entry.at.getTime()
      const last_ms = seen_ms.get(key)
      if (last_ms !== undefined && at_ms - last_ms < ONCE_WITHIN_MS) return
      // Forgetting too early writes an entry more, and that is all.
      if (seen_ms.size >= REMEMBER_AT_MOST) seen_ms.clear()
      seen_ms.set(key, at_ms)
      waiting.push(entry)
      timer ??= setTimeout(flush, WRITE_AFTER_MS)
      if (waiting.length >= WRITE_AT_ONCE) flush()
    },
    add: (find) => begin(find(write)),
    close: async () => {
      await Promise.all(under_way)
      flush()
      await Promise.all(under_way)
    },
  }
}

function keyOf({ account_id, actor, action, subject }: NewAuditEntry): string {
  return [account_id, actor.kind, 'id' in actor ? actor.id : '', action, subject?.id ?? ''].join(' ')
}
