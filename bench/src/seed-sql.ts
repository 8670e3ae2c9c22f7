import { FIRST_NAMES, FIRST_PHONE, LAST_NAMES } from './people.ts'

/** Whose people they are, and where their threads stand. */
export type SeedLine = { account_id: string; portfolio_id: string; inbox_id: string }

const quoted = (names: string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]`
// Version 7, so that ids that belong together also stand together; the millisecond counts the people.
const uuid = (kind: string) =>
  `(lpad(to_hex(current_setting('bench.first_ms')::bigint + i), 12, '0') || '7' || substr(md5('${kind}' || i), 1, 3) || '8' || substr(md5('${kind}' || i), 4, 15))::uuid`

/**
 * People `from` to `until` as rows of a temporary table. Parameters: account, portfolio, inbox, time of the first, from,
 * until, milliseconds from one person to the next. The setting bench.first_ms holds the time of the first for the ids.
 */
export const MAKE_PEOPLE = `
  create temporary table people on commit drop as
  select p.*, case when shows = 'phone' then 't:' || phone || '|-' else 'b:' || $2::text || ':' || bsuid end as anchor,
    case when shows <> 'phone' then bsuid end as shown_bsuid, case when shows <> 'bsuid' then phone end as shown_phone
    from (
      select i, $1::uuid as account_id, $2::uuid as portfolio_id, $3::uuid as inbox_id,
        ${uuid('contact')} as contact_id, ${uuid('anchor')} as anchor_id, ${uuid('thread')} as conversation_id,
        'US.' || translate(substr(md5(i || '/0'), 1, 20), 'abcdef', '012345') as bsuid,
        (${FIRST_PHONE} + i)::text as phone,
        (${quoted(FIRST_NAMES)})[i % ${FIRST_NAMES.length} + 1] || ' ' || (${quoted(LAST_NAMES)})[i % ${LAST_NAMES.length} + 1] as name,
        case when i % 1000 = 7 then 'I want a refund, please.' else 'Is my order ready?' end as said,
        case when i % 10 < 7 then 'both' when i % 10 < 9 then 'bsuid' else 'phone' end as shows,
        date_trunc('second', $4::timestamptz + i * $7::float8 * interval '1 millisecond') as at
        from generate_series($5::bigint, $6::bigint - 1) as i) as p`

/** What ingest would have written for them, had each sent one message; table by table, from the temporary table. */
export const INSERT_PEOPLE = [
  `insert into sightings (account_id, portfolio_id, bsuid, phone, phone_key, first_at, last_at, creates)
   select account_id, portfolio_id, bsuid, coalesce(shown_phone, ''), coalesce(shown_phone, ''), at, at, true
     from people where shows <> 'phone'`,
  `insert into phone_sightings (account_id, phone_key, phone, portfolio_id, at, creates)
   select account_id, phone, phone, portfolio_id, at, true from people where shows = 'phone'`,
  `insert into contacts (account_id, id, profile_name, profile_at, created_at, updated_at, inbox_ids)
   select account_id, contact_id, name, at, at, at, array[inbox_id] from people`,
  `insert into contact_inboxes (account_id, inbox_id, contact_id) select account_id, inbox_id, contact_id from people`,
  `insert into anchors (account_id, key, id, contact_id, home_contact_id, scope, registration, isolated, active_phone,
     profile_name, profile_at, inbox_ids)
   select account_id, anchor, anchor_id, contact_id, contact_id, case when shows = 'phone' then 't:' || phone else anchor end,
     anchor, true, shown_phone, name, at, array[inbox_id] from people`,
  `insert into identities (account_id, id, contact_id, kind, portfolio_id, value, key, state, evidence, first_at, last_at,
     inbox_ids)
   select account_id, ${uuid('bsuid')}, contact_id, 'bsuid', portfolio_id, bsuid, bsuid, 'active', 'proof', at, at,
     array[inbox_id] from people where shows <> 'phone'
   union all
   select account_id, ${uuid('phone')}, contact_id, 'phone', null, phone, phone, 'active', 'proof', at, at, array[inbox_id]
     from people where shows <> 'bsuid'`,
  `insert into conversations (account_id, id, inbox_id, contact_id, home_contact_id, last_message_at, last_inbound_at,
     last_inbound_anchor_id, last_arrival, waiting_since, created_at)
   select account_id, conversation_id, inbox_id, contact_id, contact_id, at, at, anchor_id, i + 1, at, at from people`,
  `insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, type, text, content,
     status_at, bsuid, phone, sent_at, identity_at, received_at, arrival, seen_copies)
   select account_id, ${uuid('message')}, inbox_id, conversation_id, anchor_id, 'wamid.seed.' || i, 'inbound', 'inbound', 'text',
     said, jsonb_build_object('data', jsonb_build_object('body', said)), at, shown_bsuid, shown_phone, at, at, at,
     i + 1, '{live}' from people`,
  `insert into arrival_counters as c (account_id, last) select account_id, max(i) + 1 from people group by 1
   on conflict (account_id) do update set last = greatest(c.last, excluded.last)`,
]

/**
 * Long threads: $3 further messages for each of the people 0 to $4 - 1, a minute apart, before their seeded one.
 */
export const INSERT_LONG_THREADS = `
  insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, type, text, content,
    status, status_at, bsuid, phone, sent_at, identity_at, received_at, seen_copies)
  select m.account_id, gen_random_uuid(), m.inbox_id, m.conversation_id, m.anchor_id, m.wamid || '.' || n,
    case when n % 2 = 0 then 'inbound' else 'outbound' end, case when n % 2 = 0 then 'inbound' else 'echo' end, 'text', m.text,
    m.content, case when n % 2 = 1 then 'read' end, m.sent_at - n * interval '1 minute', m.bsuid, m.phone,
    m.sent_at - n * interval '1 minute', m.sent_at - n * interval '1 minute', m.received_at,
    case when n % 2 = 0 then '{live}'::text[] else '{echo}' end
    from generate_series(0, $4::int - 1) as i
    join messages m on m.account_id = $1 and m.inbox_id = $2 and m.wamid = 'wamid.seed.' || i
    cross join generate_series(1, $3::int) as n`

export const SEEDED_TABLES = [
  'sightings',
  'phone_sightings',
  'contacts',
  'contact_inboxes',
  'anchors',
  'identities',
  'conversations',
  'messages',
]
