import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { type Problem, problem } from '../../platform/base/errors.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { asSeen, type SeenTrx, seeAll } from '../../platform/db/with-viewer.ts'
import type { NamedMedia } from '../../whatsapp/outgoing/uploaded-media.ts'
import { fitsKind } from './limits.ts'

/**
 * Notes which uploads messages of ours carry. Throws `not_found` where one is not an upload of this account, and
 * `wrong_media_type` where it cannot be sent as what it is named as. Under the account's lock no
 * erasure takes a file away before the messages are stored.
 */
export async function useMedia(
  { trx, account_id }: Locked,
  messages: { id: string; named: NamedMedia[] }[],
): Promise<void> {
  const uses = messages.flatMap(({ id: message_id, named }) => named.map((it) => ({ message_id, ...it })))
  if (uses.length === 0) return
  // What the caller sees was judged before.
  await checkMedia(seeAll(trx), account_id, uses)
  await sql`
    insert into media_uses (account_id, message_id, media_id, inbox_id)
    select g.account_id, g.message_id, g.media_id, m.inbox_id
      from ${accountRows(account_id, uses, 'g', { message_id: 'uuid', media_id: 'uuid' })}
      left join messages m on m.account_id = g.account_id and m.id = g.message_id
    on conflict do nothing`.execute(trx)
  await placeUploads(
    trx,
    account_id,
    uses.map(({ media_id }) => media_id),
  )
}

/** Fills in which inbox uses from before migration 0045 stand, `limit` of them. Returns how many. */
export async function placeUses({ trx, account_id }: Locked, limit: number): Promise<number> {
  const { rows } = await sql<{ media_id: string }>`
    update media_uses u set inbox_id = p.inbox_id
      from (
        select u.message_id, u.media_id, m.inbox_id from media_uses u
          join messages m on m.account_id = u.account_id and m.id = u.message_id
         where u.account_id = ${account_id} and u.inbox_id is null limit ${limit}) as p
     where u.account_id = ${account_id} and u.message_id = p.message_id and u.media_id = p.media_id
    returning u.media_id`.execute(trx)
  await placeUploads(trx, account_id, [...new Set(rows.map(({ media_id }) => media_id))])
  return rows.length
}

/** Writes in which inboxes uploads are carried, after that has changed. */
export async function placeUploads(trx: Trx, account_id: string, media_ids: string[]): Promise<void> {
  if (media_ids.length === 0) return
  await sql`
    update media m set inbox_ids = (
        select array_agg(distinct u.inbox_id order by u.inbox_id) from media_uses u
         where u.account_id = m.account_id and u.media_id = m.id)
     where m.account_id = ${account_id} and m.id = any(${media_ids}::uuid[]) and m.source = 'upload'`.execute(
    trx,
  )
}

/** Throws what `useMedia` throws. */
export async function checkMedia(seen: SeenTrx, account_id: string, uses: NamedMedia[]): Promise<void> {
  const [refused] = await judgeMedia(seen, account_id, [uses])
  if (refused != null) throw refused
}

/** What `useMedia` would throw of each message by the files that it carries, or null: one statement for all of them. */
export async function judgeMedia(
  seen: SeenTrx,
  account_id: string,
  messages: NamedMedia[][],
): Promise<(Problem | null)[]> {
  const ids = [...new Set(messages.flat().map(({ media_id }) => media_id))]
  if (ids.length === 0) return messages.map(() => null)
  const { rows } = await asSeen(seen, (trx) =>
    sql<{ id: string; mime_type: string }>`
      select id, mime_type from media
       where account_id = ${account_id} and id = any(${ids}::uuid[]) and source = 'upload'`.execute(trx),
  )
  const types = new Map(rows.map(({ id, mime_type }) => [id, mime_type]))
  return messages.map((uses) => uses.map((use) => refusalOf(use, types)).find((it) => it !== null) ?? null)
}

function refusalOf({ media_id, kind }: NamedMedia, types: Map<string, string>): Problem | null {
  const mime_type = types.get(media_id)
  if (mime_type === undefined) return problem('not_found', 'The file was not found. Upload it first.')
  if (fitsKind(mime_type, kind)) return null
  return problem('wrong_media_type', `A file of type ${mime_type} can’t be sent as ${kind}.`)
}
