import { type Db, withAccount } from '@selfsame/server'
import { sql } from 'kysely'

/** One line of the product's own feed, with what it takes to say it in words. */
export type Happening = {
  seq: number
  type: string
  at: Date
  contact_id: string | null
  conversation_id: string | null
  name: string | null
  inbox: string | null
  data: Record<string, unknown>
  text: string | null
  message_type: string | null
  direction: string | null
  source: string | null
  thread_length: number | null
}

const EVERY_MS = 80

/**
 * Calls `tell` with every new event of the account's feed, in order. Returns a function that stops after the events so
 * far.
 */
export function watchFeed(
  db: Db,
  account_id: string,
  tell: (happening: Happening) => void,
): () => Promise<void> {
  let after: number | null = null
  let stopped = false
  const read = async () => {
    for (const it of await readFeed(db, account_id, after)) {
      after = Number(it.seq)
      tell(it)
    }
  }
  const loop = (async () => {
    after = await lastSeq(db, account_id)
    while (!stopped) {
      await read()
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
    await read()
  })()
  // The caller that stops it learns of it.
  loop.catch(() => undefined)
  return () => {
    stopped = true
    return loop
  }
}

async function lastSeq(db: Db, account_id: string): Promise<number> {
  const { rows } = await withAccount(db, account_id, (trx) =>
    sql<{ seq: number | null }>`select max(seq) as seq from events where account_id = ${account_id}`.execute(
      trx,
    ),
  )
  return Number(rows[0]?.seq ?? 0)
}

async function readFeed(db: Db, account_id: string, after: number | null): Promise<Happening[]> {
  const { rows } = await withAccount(db, account_id, (trx) =>
    sql<Happening>`
      select e.seq, e.type, e.at, e.contact_id, e.conversation_id, e.data, i.name as inbox,
        coalesce(c.name, c.profile_name, '@' || c.username) as name,
        m.text, m.type as message_type, m.direction, m.source,
        (select count(*)::int from messages t where t.account_id = e.account_id and t.conversation_id = e.conversation_id) as thread_length
        from events e
        left join contacts c on c.account_id = e.account_id and c.id = e.contact_id
        left join inboxes i on i.account_id = e.account_id and i.id = e.inbox_id
        left join messages m on m.account_id = e.account_id and e.type in ('message.received', 'message.sent')
          and m.id = (e.data ->> 'message_id')::uuid
       where e.account_id = ${account_id} and e.seq > ${after ?? 0} order by e.seq limit 500`.execute(trx),
  )
  return rows
}

export type Customer = {
  name: string | null
  phone: string | null
  username: string | null
  bsuids: string[]
  threads: number
  messages: number
  conflicts: number
}

/** All contacts as the account knows them now. */
export async function listCustomers(db: Db, account_id: string): Promise<Customer[]> {
  const { rows } = await withAccount(db, account_id, (trx) =>
    sql<Customer>`
      select coalesce(c.name, c.profile_name) as name, c.username,
        (select '+' || value from identities where account_id = c.account_id and contact_id = c.id and kind = 'phone' and state = 'active'
          order by last_at desc limit 1) as phone,
        array(select value || case state when 'active' then '' else ' (' || state || ')' end from identities
          where account_id = c.account_id and contact_id = c.id and kind = 'bsuid' order by first_at) as bsuids,
        (select count(*)::int from conversations where account_id = c.account_id and contact_id = c.id and merged_into is null) as threads,
        (select count(*)::int from messages m join conversations v on v.account_id = m.account_id and v.id = m.conversation_id
          where m.account_id = c.account_id and v.contact_id = c.id) as messages,
        (select count(*)::int from conflicts where account_id = c.account_id and state = 'open'
          and c.id in (left_contact_id, right_contact_id)) as conflicts
        from contacts c where c.account_id = ${account_id} and c.merged_into is null order by c.created_at, c.id`.execute(
      trx,
    ),
  )
  return rows
}
