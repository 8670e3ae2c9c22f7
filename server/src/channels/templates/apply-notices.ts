import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { isObject, type JsonObject, readId } from '../../whatsapp/values/readers.ts'
import type { NoticeUpdate } from '../../whatsapp/values/types.ts'
import { MOVED_COLUMNS, type MovedTemplate, templateUpdated } from './template-events.ts'

type Told = { status?: string; quality?: string; category?: string }

/** Meta's events that are a template's status from then on; others, such as a warning, leave it as it is. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['APPROVED', 'approved'],
  ['REINSTATED', 'approved'],
  ['PENDING', 'pending'],
  ['IN_APPEAL', 'in_appeal'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
  ['DISABLED', 'disabled'],
  ['PENDING_DELETION', 'pending_deletion'],
  ['DELETED', 'deleted'],
])

/** What each field of the webhook tells about a template. */
const FIELDS: Record<string, (data: JsonObject) => Told> = {
  message_template_status_update: (data) => {
    const status = STATUSES.get(readId(data, 'event') ?? '')
    return status === undefined ? {} : { status }
  },
  message_template_quality_update: (data) => lowered('quality', readId(data, 'new_quality_score')),
  template_category_update: (data) => lowered('category', readId(data, 'new_category')),
}

/** Whatever a webhook tells about a template, also in a field that is new: its WABA is read again. */
function isAboutTemplates(field: string): boolean {
  return field.startsWith('message_template_') || field.startsWith('template_')
}

/**
 * Changes stored templates at once when a webhook says so: a paused template must not be sent. The rest of the WABA is
 * synced soon, since a webhook reports one thing of many. News older than what is known changes nothing. A template is
 * found by WhatsApp's id, else by its name and language, which webhooks write as `en-US` or `en_US`.
 */
export async function applyTemplateNotices(locked: Locked, notices: NoticeUpdate[]): Promise<void> {
  const { trx, account_id } = locked
  const told = notices.flatMap((notice) => {
    if (!isAboutTemplates(notice.field) || notice.waba_id === null) return []
    const data = isObject(notice.data) ? notice.data : {}
    const read = Object.hasOwn(FIELDS, notice.field) ? FIELDS[notice.field] : undefined
    const meta_template_id = readId(data, 'message_template_id')
    const name = readId(data, 'message_template_name')
    const language = readId(data, 'message_template_language')
    const at = new Date(notice.at_ms)
    return [{ waba_id: notice.waba_id, meta_template_id, name, language, at, ...read?.(data) }]
  })
  if (told.length === 0) return
  const moved = await sql<MovedTemplate & { noticed_at: Date }>`
    with told as (
      select * from ${rowsOf(told, 'n', {
        waba_id: 'text',
        meta_template_id: 'text',
        name: 'text',
        language: 'text',
        at: 'timestamptz',
        status: 'text',
        quality: 'text',
        category: 'text',
      })}),
    named as (
      select coalesce(by_id.id, by_name.id) as id, n.at, n.status, n.quality, n.category
        from told n
        left join templates by_id on by_id.account_id = ${account_id} and by_id.waba_id = n.waba_id
         and by_id.meta_template_id = n.meta_template_id
        left join templates by_name on by_id.id is null and by_name.account_id = ${account_id}
         and by_name.waba_id = n.waba_id and by_name.name = n.name
         and lower(replace(by_name.language, '-', '_')) = lower(replace(n.language, '-', '_'))),
    latest as (
      select id, max(at) as at,
        (array_agg(status order by at desc) filter (where status is not null))[1] as status,
        (array_agg(quality order by at desc) filter (where quality is not null))[1] as quality,
        (array_agg(category order by at desc) filter (where category is not null))[1] as category
        from named where id is not null group by id),
    moved as (
      update templates t
         set status = coalesce(l.status, t.status), quality = coalesce(l.quality, t.quality),
           category = coalesce(l.category, t.category), noticed_at = l.at, updated_at = greatest(t.updated_at, l.at)
        from latest l, templates o
       where t.account_id = ${account_id} and t.id = l.id
         and (t.noticed_at is null or t.noticed_at <= l.at) and o.account_id = t.account_id and o.id = t.id
      returning ${MOVED_COLUMNS}, t.noticed_at,
        (t.status, t.category, t.quality) is distinct from (o.status, o.category, o.quality) as changed),
    due as (
      update template_syncs s set tried_at = null
       where s.account_id = ${account_id} and s.waba_id in (select waba_id from told))
    select id, name, language, status, category, quality, noticed_at from moved where changed`.execute(trx)
  const events = moved.rows.map(({ noticed_at, ...row }) => templateUpdated(row, noticed_at))
  await appendEvents(locked, events)
}

function lowered(what: 'quality' | 'category', word: string | null): Told {
  return word === null ? {} : { [what]: word.toLowerCase() }
}
