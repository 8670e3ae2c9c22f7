import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { readEvents } from '../../platform/events/queries.ts'
import { findPhones, giveNumbers } from './numbers.ts'

type Bot = {
  account_id: string
  id: string
  inbox_ids: string[] | null
  policy: 'passthrough' | 'known_phone' | 'stable_phone'
  surrogate_code: string
  position: number
}

type Handover = {
  conversation_id: string
  contact_id: string
  taken: boolean
  inbox_id: string
  waba_id: string
  phone_number_id: string
  display_phone: string
  bsuid: string | null
}

const READ_AT_ONCE = 500
const SECOND_MS = 1_000

/**
 * Reports to every bot which conversations members have taken over, and which they have released, since the last
 * report.
 */
export async function tellHandovers(db: Db, now: Date): Promise<void> {
  const bots = await withEveryAccount(db, (trx) =>
    sql<Bot>`
      select c.account_id, c.id, c.inbox_ids, c.policy, c.surrogate_code, c.position from gateway_consumers c
       where c.answers_by_itself and c.url is not null and exists (
         select from events e where e.account_id = c.account_id and e.seq > c.position)`.execute(trx),
  )
  for (const bot of bots.rows) {
    await withAccount(db, bot.account_id, async (trx) => {
      // Two processes that look at the same time: the second finds the position moved.
      await lockAccount({ trx, account_id: bot.account_id, now })
      await tell(trx, bot, now)
    })
  }
}

async function tell(trx: Trx, bot: Bot, now: Date): Promise<void> {
  const { account_id, id } = bot
  const page = { types: ['conversation.updated'], limit: READ_AT_ONCE }
  const { position } = await trx
    .selectFrom('gateway_consumers')
    .select('position')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { rows, next_after } = await readEvents(trx, account_id, { ...page, after: position })
  const handovers = await findHandovers(
    trx,
    bot,
    rows.flatMap(({ conversation_id }) => conversation_id ?? []),
  )
  await queueHandovers(trx, bot, handovers, now)
  await trx
    .updateTable('gateway_consumers')
    .set({ position: next_after })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

/** The conversations whose state differs from the last report to this bot. */
async function findHandovers(trx: Trx, bot: Bot, conversation_ids: string[]): Promise<Handover[]> {
  if (conversation_ids.length === 0) return []
  const { rows } = await sql<Handover & { told: boolean }>`
    select c.id as conversation_id, c.contact_id, c.assignee_id is not null and c.status <> 'resolved' as taken,
      coalesce(t.taken, false) as told, c.inbox_id, i.waba_id, i.phone_number_id, i.display_phone, (
        select d.value from identities d
         where d.account_id = c.account_id and d.contact_id = c.contact_id and d.kind = 'bsuid' and d.state = 'active'
           and d.portfolio_id = i.portfolio_id
         order by d.last_at desc, d.id limit 1) as bsuid
      from conversations c
      join inboxes i on i.account_id = c.account_id and i.id = c.inbox_id
      left join gateway_handovers t on t.account_id = c.account_id and t.conversation_id = c.id and t.consumer_id = ${bot.id}
     where c.account_id = ${bot.account_id} and c.id = any(${conversation_ids}::uuid[]) and c.contact_id is not null
       and (${bot.inbox_ids}::uuid[] is null or c.inbox_id = any(${bot.inbox_ids}::uuid[]))`.execute(trx)
  return rows.filter(({ taken, told }) => taken !== told)
}

async function queueHandovers(trx: Trx, bot: Bot, handovers: Handover[], now: Date): Promise<void> {
  if (handovers.length === 0) return
  const { account_id } = bot
  const contact_ids = handovers.map(({ contact_id }) => contact_id)
  const numbers =
    bot.policy === 'stable_phone'
      ? await giveNumbers(trx, account_id, bot, contact_ids, now)
      : await findPhones(trx, account_id, contact_ids)
  const rows = handovers.map((it) => ({
    id: newId(),
    conversation_id: it.conversation_id,
    taken: it.taken,
    body: webhookOf(it, numbers.get(it.contact_id), now),
  }))
  await sql`
    with told as (
      select * from ${accountRows(account_id, rows, 't', { id: 'uuid', conversation_id: 'uuid', taken: 'boolean', body: 'jsonb' })}
    ), kept as (
      insert into gateway_handovers (account_id, consumer_id, conversation_id, taken)
      select t.account_id, ${bot.id}, t.conversation_id, t.taken from told t
      on conflict (account_id, consumer_id, conversation_id) do update set taken = excluded.taken
    )
    insert into gateway_deliveries (account_id, id, consumer_id, body, state, next_at, created_at)
    select t.account_id, t.id, ${bot.id}, t.body, 'queued', ${now}, ${now} from told t`.execute(trx)
}

/** In the form in which Meta tells that another app has taken a thread over. */
function webhookOf(handover: Handover, number: string | undefined, now: Date): object {
  // Meta names only a phone here; a contact without a phone could not be named.
  const sender = {
    ...(number !== undefined && { phone_number: number }),
    ...(handover.bsuid !== null && { user_id: handover.bsuid }),
  }
  const type = handover.taken ? 'control_taken' : 'control_passed'
  const roles = handover.taken
    ? { previous_owner_role: 'partner', new_owner_role: 'primary' }
    : { previous_owner_role: 'primary', new_owner_role: 'partner' }
  const value = {
    messaging_product: 'whatsapp',
    ...(Object.keys(sender).length > 0 && { sender }),
    recipient: {
      display_phone_number: handover.display_phone.replace(/\D/g, ''),
      phone_number_id: handover.phone_number_id,
    },
    type,
    timestamp: String(Math.floor(now.getTime() / SECOND_MS)),
    [type]: roles,
  }
  const changes = [{ field: 'messaging_handovers', value }]
  return { object: 'whatsapp_business_account', entry: [{ id: handover.waba_id, changes }] }
}
