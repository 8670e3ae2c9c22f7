import { sql } from 'kysely'
import { processBatch } from '../../src/ingest/batch.ts'
import type { BatchOutcome, StoredEvent } from '../../src/ingest/types.ts'
import { lockAccount } from '../../src/platform/account-lock/lock.ts'
import { newId } from '../../src/platform/base/ids.ts'
import type { Db, Trx } from '../../src/platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../src/platform/db/with-account.ts'

/** An account with its portfolios, each with one line; `deliver` plays webhooks into it as the worker would. */
export type TestLines = {
  account_id: string
  lines: TestLine[]
  now: Date
  digests: (text: string) => Buffer[]
}

export type TestLine = {
  inbox_id: string
  portfolio_id: string
  phone_number_id: string
  waba_id: string
  display_phone: string
}

/** Makes an account with one line in each of `portfolios` portfolios. */
export async function connectLines(
  db: Db,
  portfolios = 1,
  settings: { stale_phone?: 'notice' | 'seal' } = {},
): Promise<TestLines> {
  const account_id = newId()
  const now = new Date('2026-11-01T12:00:00Z')
  const lines = await withEveryAccount(db, async (trx) => {
    await sql`insert into accounts (id, name, created_at, stale_phone) values (${account_id}, ${account_id}, ${now},
      ${settings.stale_phone ?? 'notice'})`.execute(trx)
    const made: TestLine[] = []
    for (let i = 1; i <= portfolios; i += 1) made.push(await connectLine(trx, account_id, i, now))
    return made
  })
  return {
    account_id,
    lines,
    now,
    digests: (text) => [`digest of ${text}`, `former digest of ${text}`].map((it) => Buffer.from(it)),
  }
}

async function connectLine(db: Trx, account_id: string, number: number, now: Date): Promise<TestLine> {
  const portfolio_id = newId()
  const line = {
    inbox_id: newId(),
    portfolio_id,
    phone_number_id: `42006660002000${number}`,
    waba_id: `31005550001000${number}`,
    display_phone: `1555010020${number}`,
  }
  const secret = Buffer.from('sealed')
  await sql`insert into portfolios (account_id, id, meta_portfolio_id, created_at)
    values (${account_id}, ${portfolio_id}, ${`77001${number}`}, ${now})`.execute(db)
  await sql`insert into wabas (account_id, id, portfolio_id, waba_id, created_at)
    values (${account_id}, ${newId()}, ${portfolio_id}, ${line.waba_id}, ${now})`.execute(db)
  await sql`insert into inboxes (account_id, id, name, portfolio_id, waba_id, phone_number_id, display_phone, access_token, created_at)
    values (${account_id}, ${line.inbox_id}, ${`Line ${number}`}, ${portfolio_id}, ${line.waba_id}, ${line.phone_number_id},
      ${line.display_phone}, ${secret}, ${now})`.execute(db)
  return line
}

/** Processes webhook bodies in one batch, each a POST of its own with an event per entry. */
export function deliver(db: Db, lines: TestLines, bodies: object[]): Promise<BatchOutcome> {
  const events = bodies.flatMap((body): StoredEvent[] => {
    const request_id = newId()
    const entries = 'entry' in body && Array.isArray(body.entry) ? body.entry.length : 1
    return Array.from({ length: entries }, (_, entry_index) => ({
      id: entry_index === 0 ? request_id : newId(),
      request_id,
      entry_index,
      received_at: lines.now,
      body: Buffer.from(JSON.stringify(body)),
      replay_id: null,
    }))
  })
  const { account_id, now, digests } = lines
  return withAccount(db, account_id, async (trx) =>
    processBatch(await lockAccount({ trx, account_id, now }), digests, events),
  )
}

/** Seconds after the first of November 2026, as Meta writes a timestamp. */
export function at(seconds: number): string {
  return String(Date.UTC(2026, 10, 1) / 1000 + seconds)
}

/** One webhook with one change on the line. */
export function webhook(line: TestLine, value: object, field = 'messages'): object {
  const metadata = { display_phone_number: line.display_phone, phone_number_id: line.phone_number_id }
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: line.waba_id,
        changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }],
      },
    ],
  }
}

export type Who = { bsuid?: string; phone?: string; parent?: string; name?: string; username?: string }

function contactOf({ bsuid, phone, parent, name, username }: Who): object {
  return {
    profile: { name, username },
    wa_id: phone,
    user_id: bsuid,
    parent_user_id: parent,
  }
}

/** A text from a person. */
export function textFrom(line: TestLine, who: Who, wamid: string, seconds: number, body = wamid): object {
  const message = {
    from: who.phone,
    from_user_id: who.bsuid,
    from_parent_user_id: who.parent,
    id: wamid,
    timestamp: at(seconds),
  }
  return webhook(line, {
    contacts: [contactOf(who)],
    messages: [{ ...message, type: 'text', text: { body } }],
  })
}

/** A status of a message of ours. */
export function statusOf(line: TestLine, who: Who, wamid: string, status: string, seconds: number): object {
  const recipient = {
    recipient_id: who.phone,
    recipient_user_id: who.bsuid,
    recipient_parent_user_id: who.parent,
  }
  const contacts = status === 'failed' ? undefined : [contactOf(who)]
  return webhook(line, { contacts, statuses: [{ id: wamid, status, timestamp: at(seconds), ...recipient }] })
}

/** A message typed in the business app. */
export function echoTo(line: TestLine, who: Who, wamid: string, seconds: number, body = wamid): object {
  const echo = {
    from: line.display_phone,
    to: who.phone,
    to_user_id: who.bsuid,
    to_parent_user_id: who.parent,
    id: wamid,
  }
  const message_echoes = [{ ...echo, timestamp: at(seconds), type: 'text', text: { body } }]
  return webhook(line, { contacts: [contactOf(who)], message_echoes }, 'smb_message_echoes')
}

/** Meta's word that a BSUID was replaced; with a phone, the new one is shown. */
export function rotationOf(
  line: TestLine,
  previous: Who,
  current: Who,
  wamid: string,
  seconds: number,
): object {
  const system = {
    type: current.phone ? 'user_changed_number' : 'user_changed_user_id',
    body: 'User changed',
    wa_id: current.phone,
    user_id: current.bsuid,
    previous_user_id: previous.bsuid,
    parent_user_id: current.parent,
    previous_parent_user_id: previous.parent,
  }
  return webhook(line, {
    messages: [{ from: previous.phone, id: wamid, timestamp: at(seconds), type: 'system', system }],
  })
}

export type TestThread = { contact_id: string; conversation_id: string; inbox_id: string; wamids: string[] }

/** Every one-to-one thread with its messages in order, as a reader of the conversations would find them. */
export async function threadsOf(db: Db, lines: TestLines): Promise<TestThread[]> {
  const { rows } = await withAccount(db, lines.account_id, (trx) =>
    sql<TestThread>`
    select c.contact_id, c.id as conversation_id, c.inbox_id, array_agg(m.wamid order by m.sent_at, m.wamid) as wamids
      from conversations c join messages m on m.account_id = c.account_id and m.conversation_id = c.id
     where c.account_id = ${lines.account_id} and c.merged_into is null and c.group_id is null
     group by c.contact_id, c.id, c.inbox_id order by min(m.wamid)`.execute(trx),
  )
  return rows
}

export type IdentityLine = {
  contact_id: string
  kind: string
  value: string
  state: string
  reason: string | null
  evidence: string
}

export async function identitiesOf(db: Db, lines: TestLines): Promise<IdentityLine[]> {
  const { rows } = await withAccount(db, lines.account_id, (trx) =>
    sql<IdentityLine>`
    select contact_id, kind, value, state, reason, evidence from identities where account_id = ${lines.account_id}
     order by kind, value, state`.execute(trx),
  )
  return rows
}
