import type { OwnerSession } from '@selfsame/server'

/** How many of 100,000 contacts talk in each of ten inboxes: the first has few, the first five have 55,000. */
const SIZES = [500, 14_500, 20_000, 10_000, 10_000, 15_000, 10_000, 10_000, 5_000, 5_000]
const CONTACTS = SIZES.reduce((sum, size) => sum + size, 0)
const MESSAGES_EACH = 4

export type Crowd = {
  account_id: string
  /** Members of a team that has every inbox, the first five, and the first. */
  limited: { five: string; one: string }
  /** In the first inbox, so that all of them see it. */
  contact_id: string
  conversation_id: string
  bsuid: string
}

// As in `seed-sql.ts`: version 7, in the order of their numbers.
const uuid = (kind: string) =>
  `(lpad(to_hex(1790000000000 + i), 12, '0') || '7' || substr(md5('${kind}' || i), 1, 3) || '8' || substr(md5('${kind}' || i), 4, 15))::uuid`
const AT = `timestamptz '2026-10-01' + i * interval '20 seconds'`

/**
 * Contacts with a conversation each, in ten inboxes through one another; every contact has the words "Person" and "Smith" in their
 * name, every tenth conversation a label. As ingest would have left them, in one transaction.
 */
export async function seedMembers(session: OwnerSession, account_id: string): Promise<Crowd> {
  await session.query(INBOXES, [account_id, SIZES.length])
  await session.exec(`set local jit = off`)
  await session.query(PEOPLE, [account_id, CONTACTS, bounds()])
  for (const statement of STATEMENTS) await session.exec(statement)
  const five = await addMember(session, account_id, 'Five', 5)
  const one = await addMember(session, account_id, 'One', 1)
  await session.query(READ, [five])
  const [contact] = await session.query<Pick<Crowd, 'contact_id' | 'conversation_id' | 'bsuid'>>(
    `select contact_id, conversation_id, bsuid from crowd where number = 1 order by i limit 1`,
  )
  if (contact === undefined) throw new Error('No contact was seeded.')
  await session.exec('drop table crowd')
  return { account_id, limited: { five, one }, ...contact }
}

/** Up to which position each inbox has them. */
function bounds(): number[] {
  let until = 0
  return SIZES.map((size) => {
    until += size
    return until
  })
}

/** The first member has read all but every fiftieth conversation. */
const READ = `
  insert into read_markers (account_id, user_id, inbox_id, subject_id, read_up_to, moved_at)
  select account_id, $1::uuid, inbox_id, anchor_id, (i + 1) * ${MESSAGES_EACH}, at from crowd where i % 50 <> 0`

const INBOXES = `
  insert into inboxes (account_id, id, name, portfolio_id, waba_id, phone_number_id, display_phone, access_token, created_at)
  select i.account_id, gen_random_uuid(), 'Bench ' || lpad(n::text, 2, '0'), i.portfolio_id, i.waba_id, 'bench-' || n, '1555020' || n,
    i.access_token, i.created_at
    from (select * from inboxes where account_id = $1 limit 1) as i cross join generate_series(1, $2::int) as n`

// 7,919 shares no factor with the number of contacts: the inboxes' contacts come in no order.
const PEOPLE = `
  create temporary table crowd as
  select i, $1::uuid as account_id, b.number, x.id as inbox_id, x.portfolio_id, ${uuid('contact')} as contact_id,
    ${uuid('anchor')} as anchor_id, ${uuid('thread')} as conversation_id, 'US.7' || lpad(i::text, 12, '0') as bsuid,
    (12020000000 + i)::text as phone, 'Person ' || i || ' Smith' as name, ${AT} as at
    from generate_series(0, $2::bigint - 1) as i
    cross join lateral (
      select number from unnest($3::int[]) with ordinality as b(until, number)
       where (i * 7919) % $2::bigint < b.until order by number limit 1) as b
    join inboxes x on x.account_id = $1 and x.name = 'Bench ' || lpad(b.number::text, 2, '0')`

const STATEMENTS = [
  `insert into contacts (account_id, id, profile_name, profile_at, created_at, updated_at, inbox_ids)
   select account_id, contact_id, name, at, at, at, array[inbox_id] from crowd`,
  `insert into contact_inboxes (account_id, inbox_id, contact_id) select account_id, inbox_id, contact_id from crowd`,
  `insert into anchors (account_id, key, id, contact_id, home_contact_id, scope, registration, isolated, active_phone,
     profile_name, profile_at, inbox_ids)
   select account_id, 'b:' || portfolio_id || ':' || bsuid, anchor_id, contact_id, contact_id, 'b:' || portfolio_id || ':' || bsuid,
     'b:' || portfolio_id || ':' || bsuid, true, phone, name, at, array[inbox_id] from crowd`,
  `insert into identities (account_id, id, contact_id, kind, portfolio_id, value, key, state, evidence, first_at, last_at, inbox_ids)
   select account_id, ${uuid('bsuid')}, contact_id, 'bsuid', portfolio_id, bsuid, bsuid, 'active', 'proof', at, at, array[inbox_id] from crowd
   union all
   select account_id, ${uuid('phone')}, contact_id, 'phone', null, phone, phone, 'active', 'proof', at, at, array[inbox_id] from crowd`,
  `insert into identity_events (account_id, id, contact_id, type, kind, value, at, recorded_at)
   select account_id, ${uuid('line')}, contact_id, 'attached', 'bsuid', bsuid, at, at from crowd`,
  `insert into conversations (account_id, id, inbox_id, contact_id, home_contact_id, status, labels, last_message_at, last_inbound_at,
     last_inbound_anchor_id, last_arrival, waiting_since, created_at)
   select account_id, conversation_id, inbox_id, contact_id, contact_id, case when i % 3 = 0 then 'open' else 'resolved' end,
     case when i % 10 = 0 then array['vip'] else '{}' end, at, at, anchor_id, (i + 1) * ${MESSAGES_EACH},
     case when i % 3 = 0 then at - ${MESSAGES_EACH - 1} * interval '1 minute' end, at from crowd`,
  `insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, type, text, content,
     status_at, bsuid, phone, sent_at, identity_at, received_at, arrival)
   select account_id, gen_random_uuid(), inbox_id, conversation_id, anchor_id, 'bench.' || i || '.' || n, 'inbound', 'inbound', 'text',
     'Is my order ready?', '{"data": {"body": "Is my order ready?"}}', at, bsuid, phone, at - n * interval '1 minute', at, at,
     (i + 1) * ${MESSAGES_EACH} - n
     from crowd cross join generate_series(0, ${MESSAGES_EACH - 1}) as n`,
  `insert into arrival_counters (account_id, last) select account_id, (max(i) + 1) * ${MESSAGES_EACH} from crowd group by 1`,
  `insert into events (account_id, id, type, at, contact_id, conversation_id, inbox_id, data)
   select account_id, gen_random_uuid(), type, at, contact_id, case when in_inbox then conversation_id end,
     case when in_inbox then inbox_id end, jsonb_build_object('contact_id', contact_id)
     from crowd cross join (values ('contact.created', false), ('conversation.created', true), ('message.received', true))
       as k(type, in_inbox)
    order by i, type`,
]

/** A member who is limited to a team with the first so many inboxes. */
async function addMember(
  session: OwnerSession,
  account_id: string,
  name: string,
  inboxes: number,
): Promise<string> {
  const [user] = await session.query<{ id: string }>(
    `insert into users (id, name, email, email_verified, created_at, updated_at, account_ids)
     values (gen_random_uuid(), $2, $2 || '@example.org', true, now(), now(), array[$1::uuid]) returning id`,
    [account_id, name],
  )
  if (user === undefined) throw new Error('The member was not made.')
  await session.query(
    `insert into memberships (account_id, user_id, role, access, created_at) values ($1, $2, 'agent', 'teams', now())`,
    [account_id, user.id],
  )
  await session.query(
    `with team as (
       insert into teams (account_id, id, name, created_at, updated_at) values ($1, gen_random_uuid(), $3, now(), now()) returning id),
     members as (insert into team_members (account_id, team_id, user_id) select $1, id, $2 from team)
     insert into team_inboxes (account_id, team_id, inbox_id)
     select $1, t.id, i.id from team t cross join (
       select id from inboxes where account_id = $1 and name like 'Bench %' order by name limit $4::int) as i`,
    [account_id, user.id, name, inboxes],
  )
  return user.id
}
