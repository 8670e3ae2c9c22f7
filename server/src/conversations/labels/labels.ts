import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'
import { asAccount, type SeenTrx } from '../../platform/db/with-viewer.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { EventType } from '../../platform/events/catalogue.ts'
import type { Relabel } from './replace-label.ts'

// Labels without a record are searched among the latest uses; one that was not used for long has to be typed again.
const LATEST_LABELLED = 2000
/** More labels than a member would choose from. */
const MOST_KEPT = 500

export const LABEL_COLORS = [
  'gray',
  'red',
  'pink',
  'grape',
  'violet',
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
] as const
export type LabelColor = (typeof LABEL_COLORS)[number]

export type Label = {
  /** Null: it is in use, and nothing more is known of it. */
  id: string | null
  name: string
  color: LabelColor | null
  description: string | null
  sticky: boolean
}
export type KeptLabel = Label & { id: string; color: LabelColor }

type Given = {
  name: string
  color: LabelColor
  description: string | null
  sticky: boolean
}

const COLUMNS = sql.raw('id, name, color, description, sticky')

/** The labels that have a record, and those in use without one: on the conversations that had a message last. By name. */
export async function listLabels(trx: SeenTrx, account_id: string): Promise<Label[]> {
  const kept = await sql<KeptLabel>`
    select ${COLUMNS} from labels where account_id = ${account_id}`.execute(trx)
  // By the account, as it names the inboxes itself: the policy would look at each conversation once more.
  const labelled = latestLabelled(account_id, trx.inbox_ids)
  const used = await asAccount({ trx }, ({ trx }) =>
    sql<{ name: string }>`
      select distinct l.name from (${labelled}) as c
        cross join unnest(c.labels) as l(name)`.execute(trx),
  )
  const known = new Set(kept.rows.map(({ name }) => name))
  const unkept = used.rows
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({ id: null, name, color: null, description: null, sticky: true }))
  return [...kept.rows, ...unkept].toSorted((one, other) => one.name.localeCompare(other.name))
}

function latestLabelled(account_id: string, inboxes: string[] | null): RawBuilder<unknown> {
  const latest = (chosen: RawBuilder<unknown>, most: number) => sql`
    select c.labels from conversations c
     where c.account_id = ${account_id} and ${chosen} and c.labels <> '{}' and c.merged_into is null
       and c.last_message_at is not null
     order by c.last_message_at desc, c.id desc limit ${most}`
  if (inboxes === null) return latest(sql`true`, LATEST_LABELLED)
  // As many in all, the latest of each inbox: those of other inboxes between them are not looked at.
  const share = Math.ceil(LATEST_LABELLED / Math.max(inboxes.length, 1))
  return sql`
    select c.labels from unnest(${inboxes}::uuid[]) as i(id) cross join lateral (${latest(sql`c.inbox_id = i.id`, share)}) as c`
}

/** Keeps a label, which may be in use already. Throws `already_exists`. */
export async function addLabel(locked: Locked, given: Given): Promise<KeptLabel> {
  const { trx, account_id, now } = locked
  const { kept } = await trx
    .selectFrom('labels')
    .select((row) => row.fn.countAll<number>().as('kept'))
    .where('account_id', '=', account_id)
    .executeTakeFirstOrThrow()
  if (Number(kept) >= MOST_KEPT)
    throw problem('limit_reached', `An account can store at most ${MOST_KEPT} labels.`)
  await requireFree(trx, account_id, given.name)
  const { name, color, description, sticky } = given
  const label = await one(
    trx,
    sql<KeptLabel>`
      insert into labels (account_id, id, name, color, description, sticky, created_at, updated_at)
      values (${account_id}, ${newId()}, ${name}, ${color}, ${description}, ${sticky}, ${now}, ${now}) returning ${COLUMNS}`,
  )
  await tell(locked, 'label.created', label)
  return label
}

/** Changes a label; under a new name it is on every conversation that it was on. Throws `not_found` and `already_exists`. */
export async function changeLabel(
  locked: Locked,
  id: string,
  change: { [Key in keyof Given]?: Given[Key] | undefined },
  replace: Relabel,
): Promise<KeptLabel> {
  const { trx, account_id, now } = locked
  const before = await one(
    trx,
    sql<KeptLabel>`select ${COLUMNS} from labels where account_id = ${account_id} and id = ${id}`,
  )
  const { name = before.name, color = before.color, sticky = before.sticky } = change
  const description = change.description === undefined ? before.description : change.description
  if (name !== before.name) {
    await requireFree(trx, account_id, name)
    await replace(trx, account_id, before.name, name)
  }
  const label = await one(
    trx,
    sql<KeptLabel>`
      update labels set name = ${name}, color = ${color}, description = ${description}, sticky = ${sticky},
        updated_at = ${now} where account_id = ${account_id} and id = ${id} returning ${COLUMNS}`,
  )
  await tell(locked, 'label.updated', label, before.name)
  return label
}

/** Takes a label off every conversation, and forgets it. */
export async function removeLabel(locked: Locked, id: string, replace: Relabel): Promise<void> {
  const { trx, account_id } = locked
  const label = await one(
    trx,
    sql<KeptLabel>`delete from labels where account_id = ${account_id} and id = ${id} returning ${COLUMNS}`,
  )
  await replace(trx, account_id, label.name, null)
  await tell(locked, 'label.deleted', label)
}

async function requireFree(trx: Trx, account_id: string, name: string): Promise<void> {
  const taken = await trx
    .selectFrom('labels')
    .select('id')
    .where('account_id', '=', account_id)
    .where('name', '=', name)
    .executeTakeFirst()
  if (taken !== undefined) throw problem('already_exists', `A label with the name ${name} already exists.`)
}

// One event, not one for each conversation: a reader that keeps labels renames them by it.
async function tell(
  locked: Locked,
  type: Extract<EventType, `label.${string}`>,
  { id, name }: KeptLabel,
  former_name = name,
): Promise<void> {
  await appendEvents(locked, [{ type, at: locked.now, data: { label_id: id, name, former_name } }])
}

async function one<Row>(trx: Trx, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = (await statement.execute(trx)).rows
  if (row === undefined) throw problem('not_found')
  return row
}
