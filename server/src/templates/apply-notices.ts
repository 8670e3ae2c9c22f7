import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { appendEvents } from '../events/append.ts'
import { isObject, type JsonObject, readId } from '../whatsapp/readers.ts'
import type { NoticeUpdate } from '../whatsapp/types.ts'
import { MOVED_COLUMNS, type MovedTemplate, templateUpdated } from './template-events.ts'

type Told = { status?: string; quality?: string; category?: string }

/** Meta's events that are a template's status from then on; others, such as a warning, leave it as it is. */
const STATUSES: Record<string, string> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'in_appeal',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  PENDING_DELETION: 'pending_deletion',
  DELETED: 'deleted',
}

/** What each field of the webhook tells about a template. */
const FIELDS: Record<string, (data: JsonObject) => Told> = {
  message_template_status_update: (data) => {
    const status = STATUSES[readId(data, 'event') ?? '']
    return status === undefined ? {} : { status }
  },
  message_template_quality_update: (data) => lowered('quality', readId(data, 'new_quality_score')),
  template_category_update: (data) => lowered('category', readId(data, 'new_category')),
}

/**
 * Moves stored templates at once where a webhook says so: what is paused must not be sent any more. All else of the WABA
 * is read again soon, since a webhook tells one thing of many. Older news than what is known changes nothing.
 */
export async function applyTemplateNotices(
  trx: Trx,
  account_id: string,
  notices: NoticeUpdate[],
): Promise<void> {
  const told = notices.flatMap((notice) => {
    const read = Object.hasOwn(FIELDS, notice.field) ? FIELDS[notice.field] : undefined
    if (!read || notice.waba_id === null || !isObject(notice.data)) return []
    const name = readId(notice.data, 'message_template_name')
    const language = readId(notice.data, 'message_template_language')
    const at = new Date(notice.at_ms)
    return [{ waba_id: notice.waba_id, name, language, at, ...read(notice.data) }]
  })
  if (told.length === 0) return
  const moved = await sql<MovedTemplate & { noticed_at: Date }>`
    with told as (
      select * from json_to_recordset(${JSON.stringify(told)}::json)
        as n(waba_id text, name text, language text, at timestamptz, status text, quality text, category text)),
    latest as (
      select waba_id, name, language, max(at) as at,
        (array_agg(status order by at desc) filter (where status is not null))[1] as status,
        (array_agg(quality order by at desc) filter (where quality is not null))[1] as quality,
        (array_agg(category order by at desc) filter (where category is not null))[1] as category
        from told group by waba_id, name, language),
    moved as (
      update templates t
         set status = coalesce(l.status, t.status), quality = coalesce(l.quality, t.quality),
           category = coalesce(l.category, t.category), noticed_at = l.at, updated_at = greatest(t.updated_at, l.at)
        from latest l, templates o
       where t.account_id = ${account_id} and t.waba_id = l.waba_id and t.name = l.name and t.language = l.language
         and (t.noticed_at is null or t.noticed_at <= l.at) and o.account_id = t.account_id and o.id = t.id
      returning ${MOVED_COLUMNS}, t.noticed_at,
        (t.status, t.category, t.quality) is distinct from (o.status, o.category, o.quality) as changed),
    due as (
      update template_syncs s set tried_at = null
       where s.account_id = ${account_id} and s.waba_id in (select waba_id from told))
    select id, name, language, status, category, quality, noticed_at from moved where changed`.execute(trx)
  const events = moved.rows.map(({ noticed_at, ...row }) => templateUpdated(row, noticed_at))
  await appendEvents(trx, account_id, events)
}

function lowered(what: 'quality' | 'category', word: string | null): Told {
  return word === null ? {} : { [what]: word.toLowerCase() }
}
