import type { Shop } from './people.ts'
import { echoTo, statusOf, type TestLine, textFrom } from './whatsapp-line.ts'

/**
 * Lets everything happen on a line that can: people write and are answered, merged and told apart, there are notes, files,
 * a broadcast, and whatever else shows in the API. `tag` goes into every name and text, so that it is known where it shows.
 */
export async function fillLine(shop: Shop, line: TestLine, tag: string, first: number): Promise<void> {
  const people = [1, 2, 3].map((i) => ({
    bsuid: `US.${first}00${i}`,
    phone: `1555${first}010${i}`,
    name: `${tag} ${i}`,
    username: `${tag}_${i}`,
  }))
  await shop.receive(
    ...people.map((who, i) => textFrom(line, who, `${tag}-in-${i}`, i, `${tag} wrote`)),
    ...people.slice(0, 1).map((who) => echoTo(line, who, `${tag}-echo`, 9, `${tag} was answered`)),
    ...people.slice(0, 1).map((who) => statusOf(line, who, `${tag}-echo`, 'delivered', 10)),
  )
  const [one, two, three] = await Promise.all(people.map(({ bsuid }) => shop.contactOf(bsuid)))
  await must(shop.call('POST', `/v1/contacts/${one}/merges`, { contact_id: two }))
  await must(
    shop.call('PUT', `/v1/contacts/${one}/consents/newsletter`, { value: 'opted_in', source: `${tag} form` }),
  )
  const { body } = await shop.call(
    'GET',
    `/v1/conversations?contact_id=${one}&inbox_id=${apiId(line.inbox_id)}`,
  )
  const thread = body.data[0].id
  await must(shop.call('PATCH', `/v1/conversations/${thread}`, { labels: [`${tag} label`] }))
  await must(shop.call('POST', `/v1/conversations/${thread}/notes`, { text: `${tag} note` }))
  await must(
    shop.call('POST', '/v1/messages', {
      to: { conversation_id: thread },
      type: 'text',
      text: { body: `${tag} answer` },
    }),
  )
  await fillRest(shop, line, tag, { one: uuidOf(one), three: uuidOf(three) })
}

/** What takes WhatsApp, or time, to come about. */
async function fillRest(shop: Shop, line: TestLine, tag: string, who: { one: string; three: string }) {
  const account = shop.account.account_uuid
  const anchor = `(select id from anchors where contact_id = '${who.one}' order by key limit 1)`
  const key = `(select key from anchors where contact_id = '${who.one}' order by key limit 1)`
  const message = `(select m.id from messages m where m.wamid = '${tag}-in-0')`
  const run = (statement: string) => shop.rows(statement)
  await run(`insert into media (account_id, id, source, inbox_id, message_id, meta_media_id, mime_type, file_name, state, due_at, created_at)
    select '${account}', gen_random_uuid(), 'whatsapp', '${line.inbox_id}', ${message}, '1', 'image/png', '${tag}.png', 'waiting', now(), now()`)
  await run(`insert into templates (account_id, id, waba_id, meta_template_id, name, language, status, category, parameter_format, components, updated_at)
    values ('${account}', gen_random_uuid(), '${line.waba_id}', '${tag}', '${tag.toLowerCase()}', 'en', 'approved', 'utility', 'named', '[]', now())`)
  await run(`with b as (
      insert into broadcasts (account_id, id, name, inbox_id, template_name, template_language, components, parameters, endpoint, audience, state, created_by, created_at)
      values ('${account}', gen_random_uuid(), '${tag} broadcast', '${line.inbox_id}', '${tag}', 'en', '[]', '{}', 'messages', '{"contact_ids": 1}', 'ready', 'operator', now())
      returning id)
    insert into broadcast_recipients (account_id, broadcast_id, position, contact_id, state)
    select '${account}', id, 1, '${who.one}', 'planned' from b`)
  await run(`insert into phone_requests (account_id, id, anchor, inbox_id, state, requested_at, message_id, expires_at, requested_by)
    select '${account}', gen_random_uuid(), ${key}, '${line.inbox_id}', 'requested', now(), ${message}, now(), '${tag}'`)
  await run(`insert into contact_blocks (account_id, anchor_id, inbox_id, state, address_kind, address, at, by)
    select '${account}', ${anchor}, '${line.inbox_id}', 'blocked', 'bsuid', 'US.1', now(), '${tag}'`)
  await run(`insert into conflicts (account_id, id, kind, left_anchor, right_anchor, left_contact_id, right_contact_id, left_inbox_ids, right_inbox_ids, state, at, opened_at)
    select '${account}', gen_random_uuid(), 'contradiction', l.key, r.key, l.contact_id, r.contact_id, l.inbox_ids, r.inbox_ids, 'open', now(), now()
      from anchors l join anchors r on r.contact_id = '${who.three}' where l.contact_id = '${who.one}' order by l.key limit 1`)
  await run(`insert into replays (account_id, id, scope, until_at, all_queued_at, created_at)
    values ('${account}', gen_random_uuid(), 'all', now(), now(), now())`)
  await run(`insert into ingest_failures (account_id, event_id, state, reason, first_at, last_at)
    select '${account}', id, 'failed', '${tag} failure', now(), now() from webhook_events order by id desc limit 1`)
  await run(`insert into events (account_id, id, type, at, data)
    values ('${account}', gen_random_uuid(), 'whatsapp.notice', now(), '{"notice": "${tag} notice"}')`)
}

/** What belongs to the account and to no line. */
export async function fillAccount(shop: Shop, tag: string): Promise<void> {
  await must(shop.call('POST', '/v1/canned_replies', { shortcut: tag.toLowerCase(), text: `${tag} reply` }))
  await must(shop.call('PUT', '/v1/blocked_phones/+15559990000', { reason: `${tag} shared` }))
  await must(shop.call('POST', '/v1/segments', { name: `${tag} segment`, filters: { label: tag } }))
  await must(shop.call('POST', '/v1/teams', { name: `${tag} team` }))
  await must(
    shop.call('POST', '/v1/invitations', { email: `${tag.toLowerCase()}@example.org`, role: 'viewer' }),
  )
}

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

function apiId(inbox_uuid: string): string {
  return `ibx_${inbox_uuid.replaceAll('-', '')}`
}

function uuidOf(id: string | undefined): string {
  return (id ?? '').slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
