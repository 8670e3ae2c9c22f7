import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { type SpooledFile, spool } from '../../conversations/media/spool.ts'
import { mediaStorage, spoolFolder } from '../../conversations/media/storage.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import { FIRST_ID, newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { isTextFile, mayBeText, redactFile } from './redact-file.ts'
import { hasTraces, type Traces } from './traces.ts'

/** Read whole, one at a time. Larger text files are left, and a line in the log says so. */
const LARGEST_TEXT_BYTES = 32 * 1024 * 1024
const FILES_AT_ONCE = 100
const CLAIMED_MS = 10 * 60_000
/** Files that WhatsApp announced before an erasure may come for so long after it. */
const COMING_MS = 30 * 86_400_000

type Redaction = { account_id: string; id: string; traces: Buffer; after_id: string; erased_at: Date }
type StoredFile = {
  id: string
  mime_type: string | null
  file_name: string | null
  storage_key: string
  size: string
  sha256: string
}
type Sealing = Pick<Secrets, 'seal'>

/** Notes, in the erasure's own transaction, that the text files which others sent or got are to be searched. */
export async function queueFiles(locked: LockedIdentity, { seal }: Sealing, traces: Traces): Promise<void> {
  if (!hasTraces(traces)) return
  const id = newId()
  const { phones, words, usernames } = traces
  const plain = {
    phones: { international: [...phones.international], national: [...phones.national] },
    words,
    usernames,
  }
  await locked.trx
    .insertInto('file_redactions')
    .values({
      account_id: locked.account_id,
      id,
      traces: seal(JSON.stringify(plain), contextOf(id)),
      due_at: locked.now,
      erased_at: locked.now,
    })
    .execute()
}

/** Takes erased contacts out of the text files of others, a part at a time and outside the account's lock. */
export async function redactFiles(deps: Deps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await leaseDue(deps)
    if (due === null) return
    const traces = readTraces(deps.secrets.open(due.traces, contextOf(due.id)))
    const files = await findFiles(deps, due)
    for (const file of files) {
      if (mayBeText(file)) await redactStored(deps, due.account_id, file, traces)
    }
    await settle(deps, due, files.at(-1)?.id ?? null)
  }
}

/** Puts one off before it is worked on, so that no other process works on it too. */
async function leaseDue({ db, clock }: Deps): Promise<Redaction | null> {
  const now = clock.now()
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<Redaction>`
      update file_redactions r set due_at = ${new Date(now + CLAIMED_MS)}
        from (select account_id, id from file_redactions where due_at <= ${new Date(now)}
               order by due_at limit 1 for update skip locked) as due
       where r.account_id = due.account_id and r.id = due.id
      returning r.account_id, r.id, r.traces, r.after_id, r.erased_at`.execute(trx),
  )
  return rows[0] ?? null
}

async function findFiles({ db }: Deps, due: Redaction): Promise<StoredFile[]> {
  const { rows } = await withAccount(db, due.account_id, (trx) =>
    sql<StoredFile>`
      select id, mime_type, file_name, storage_key, size::text as size, sha256 from media
       where account_id = ${due.account_id} and id > ${due.after_id} and state = 'stored' and created_at <= ${due.erased_at}
       order by id limit ${FILES_AT_ONCE}`.execute(trx),
  )
  return rows
}

async function redactStored(deps: Deps, account_id: string, file: StoredFile, traces: Traces): Promise<void> {
  if (Number(file.size) > LARGEST_TEXT_BYTES) {
    if (isTextFile(file))
      deps.log.warn({ account_id, media_id: file.id, size: file.size }, 'text file too large to be redacted')
    return
  }
  const storage = mediaStorage(deps)
  const stream = await storage.read(file.storage_key)
  if (stream === null) return
  const bytes = Buffer.concat(await stream.toArray())
  const rest = redactFile(bytes, file, traces)
  if (rest === bytes) return
  const spooled = await spoolBytes(deps, rest)
  try {
    // The row first: bytes that are longer than it says would be cut off, shorter ones would be waited for.
    await renew(deps, account_id, file.id, spooled)
    await storage.put(file.storage_key, spooled, file.mime_type)
  } finally {
    await spooled.discard()
  }
}

async function spoolBytes(deps: Deps, bytes: Buffer): Promise<SpooledFile> {
  const spooled = await spool(spoolFolder(deps.config), Readable.from([bytes]), LARGEST_TEXT_BYTES)
  if (spooled === null) throw new Error('A redacted file is larger than the file.')
  return spooled
}

/** What WhatsApp has of the file is named no more, so that the next message uploads the redacted one. */
async function renew(
  deps: Deps,
  account_id: string,
  id: string,
  { size, sha256 }: SpooledFile,
): Promise<void> {
  await withAccount(deps.db, account_id, async (trx) => {
    await trx
      .updateTable('media')
      .set({ size, sha256 })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute()
    await trx
      .deleteFrom('media_uploads')
      .where('account_id', '=', account_id)
      .where('media_id', '=', id)
      .execute()
  })
}

/** Goes on behind the last file, begins again while files of that time may still come, or is done. */
async function settle({ db, clock }: Deps, due: Redaction, last_id: string | null): Promise<void> {
  const { account_id, id, erased_at } = due
  const now = new Date(clock.now())
  await withAccount(db, account_id, async (trx) => {
    const row = trx.updateTable('file_redactions').where('account_id', '=', account_id).where('id', '=', id)
    if (last_id !== null) await row.set({ after_id: last_id, due_at: now }).execute()
    else if (now.getTime() - erased_at.getTime() < COMING_MS && (await isComing(trx, due)))
      await row.set({ after_id: FIRST_ID }).execute()
    else
      await trx
        .deleteFrom('file_redactions')
        .where('account_id', '=', account_id)
        .where('id', '=', id)
        .execute()
  })
}

async function isComing(trx: Trx, { account_id, erased_at }: Redaction): Promise<boolean> {
  const { rows } = await sql<{ is_coming: boolean }>`
    select exists (select from media where account_id = ${account_id} and state in ('waiting', 'downloading')
      and created_at <= ${erased_at}) as is_coming`.execute(trx)
  return rows[0]?.is_coming ?? false
}

function readTraces(text: string): Traces {
  const { phones, words, usernames } = JSON.parse(text)
  return {
    phones: { international: new Set(phones.international), national: new Set(phones.national) },
    words,
    usernames,
  }
}

function contextOf(id: string): string {
  return `file_redactions.traces/${id}`
}
