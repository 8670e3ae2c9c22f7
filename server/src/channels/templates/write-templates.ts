import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { TemplateListing } from '../../whatsapp/list-templates.ts'
import { MOVED_COLUMNS, type MovedTemplate, templateUpdated } from './template-events.ts'

const COLUMNS = {
  id: 'uuid',
  meta_template_id: 'text',
  name: 'text',
  language: 'text',
  status: 'text',
  category: 'text',
  quality: 'text',
  rejected_reason: 'text',
  parameter_format: 'text',
  components: 'jsonb',
} as const

export type SyncCounts = { total: number; added: number; changed: number; deleted: number }

/**
 * Stores what a WABA listed from now on, the time of the scope. Of two listings under way at the same time the one begun
 * later stays; the row in template_syncs is the lock between them.
 */
export async function writeTemplates(
  locked: Locked,
  waba_id: string,
  { templates, unreadable }: TemplateListing,
): Promise<SyncCounts> {
  const { trx, account_id, now: began_at } = locked
  const waba = { account_id, waba_id }
  const total = templates.length
  if (!(await recordListing(trx, waba, began_at))) return { total, added: 0, changed: 0, deleted: 0 }
  const rows = templates.map((template) => ({ ...template, id: newId() }))
  const { rows: written } = await sql<MovedTemplate & { added: boolean }>`
    insert into templates as t (account_id, id, waba_id, meta_template_id, name, language, status, category, quality,
      rejected_reason, parameter_format, components, updated_at)
    select g.account_id, g.id, ${waba_id}, g.meta_template_id, g.name, g.language, g.status, g.category,
      g.quality, g.rejected_reason, g.parameter_format, g.components, ${began_at}
      from ${accountRows(account_id, rows, 'g', COLUMNS)}
    on conflict (account_id, waba_id, name, language) do update
      set meta_template_id = excluded.meta_template_id, status = excluded.status, category = excluded.category,
        quality = excluded.quality, rejected_reason = excluded.rejected_reason,
        parameter_format = excluded.parameter_format, components = excluded.components, updated_at = excluded.updated_at
      where (t.noticed_at is null or t.noticed_at <= excluded.updated_at)
        and (t.meta_template_id, t.status, t.category, t.quality, t.rejected_reason, t.parameter_format, t.components)
          is distinct from (excluded.meta_template_id, excluded.status, excluded.category, excluded.quality,
            excluded.rejected_reason, excluded.parameter_format, excluded.components)
    -- A row that this statement inserted has never been updated.
    returning (t.xmax = 0) as added, ${MOVED_COLUMNS}`.execute(trx)
  const changed = written.filter((row) => !row.added)
  const gone = unreadable > 0 ? [] : await markGone(trx, waba, rows, began_at)
  const events = [...changed, ...gone].map((row) => templateUpdated(row, began_at))
  await appendEvents(locked, events)
  return {
    total,
    added: written.length - changed.length,
    changed: changed.length,
    deleted: gone.length,
  }
}

async function recordListing(
  trx: Trx,
  { account_id, waba_id }: { account_id: string; waba_id: string },
  began_at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into template_syncs as s (account_id, waba_id, tried_at, synced_at)
    values (${account_id}, ${waba_id}, ${began_at}, ${began_at})
    -- When it was tried stays: a webhook that came since may have made it due again.
    on conflict (account_id, waba_id) do update set synced_at = excluded.synced_at, error = null
      where s.synced_at is null or s.synced_at <= excluded.synced_at
    returning 1`.execute(trx)
  return rows.length > 0
}

/** They keep their rows: messages that were sent with them are still shown. */
async function markGone(
  trx: Trx,
  { account_id, waba_id }: { account_id: string; waba_id: string },
  listed: { name: string; language: string }[],
  began_at: Date,
): Promise<MovedTemplate[]> {
  const { rows } = await sql<MovedTemplate>`
    update templates as t set status = 'deleted', updated_at = ${began_at}
     where account_id = ${account_id} and waba_id = ${waba_id} and status != 'deleted'
       and (noticed_at is null or noticed_at <= ${began_at})
       and not exists (
         select from ${rowsOf(listed, 'g', { name: 'text', language: 'text' })}
          where g.name = t.name and g.language = t.language)
    returning ${MOVED_COLUMNS}`.execute(trx)
  return rows
}
