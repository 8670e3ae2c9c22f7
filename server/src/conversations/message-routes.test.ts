import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { ANA, inboxTools, openInbox } from '../../tests/harness/inbox-tools.ts'
import {
  at,
  echoTo,
  statusOf,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

let app: TestApp
let ours: TestAccount
let lines: TestLines
let line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ;({ ours, lines, line } = await openInbox(app))
})

const BEN = { bsuid: 'US.2002', name: 'Ben' }
const { get, send, onlyConversation, messagesOf, fromAna } = inboxTools(() => ({
  app,
  ours,
  lines,
  line,
}))

describe('a message', () => {
  test('shows the identity it travelled by, its statuses and the contact it reached', async () => {
    await send(echoTo(line, ANA, 'e1', 10, 'On its way'))
    const pricing = {
      billable: false,
      pricing_model: 'PMP',
      category: 'service',
      type: 'free_customer_service',
    }
    const delivered = {
      id: 'e1',
      status: 'delivered',
      timestamp: at(20),
      recipient_user_id: ANA.bsuid,
      pricing,
    }
    await send(webhook(line, { statuses: [delivered] }), statusOf(line, ANA, 'e1', 'read', 30))
    const { last_message } = await onlyConversation()
    expect(await get(`/messages/${last_message.id}`)).toMatchObject({
      wamid: 'e1',
      direction: 'outbound',
      source: 'echo',
      text: 'On its way',
      status: 'read',
      status_at: '2026-11-01T00:00:30.000Z',
      contact: { display_name: 'Ana' },
      travelled_by: { bsuid: ANA.bsuid, phone: `+${ANA.phone}`, parent_bsuid: null },
      misaddressed: false,
      delivered_to_stranger: false,
      statuses: [
        { status: 'delivered', at: '2026-11-01T00:00:20.000Z', recipient: { bsuid: ANA.bsuid }, pricing },
        { status: 'read', at: '2026-11-01T00:00:30.000Z' },
      ],
    })
  })

  test('that reached another contact says so', async () => {
    await send(textFrom(line, ANA, 'm1', 10), textFrom(line, BEN, 'm2', 10), echoTo(line, ANA, 'e1', 20))
    await send(statusOf(line, BEN, 'e1', 'delivered', 30))
    const { data } = await get('/conversations')
    const with_ana = data.find(
      (it: { contact: { display_name: string } }) => it.contact.display_name === 'Ana',
    )
    expect((await messagesOf(with_ana.id))[0]).toMatchObject({
      wamid: 'e1',
      misaddressed: true,
      delivered_to_stranger: true,
    })
  })

  test('shows the reactions that stand, its edits and when it was revoked, and what it answers', async () => {
    const react = (wamid: string, seconds: number, emoji?: string) =>
      fromAna(wamid, seconds, { type: 'reaction', reaction: { message_id: 'e1', emoji } })
    await send(echoTo(line, ANA, 'e1', 10, 'Ours'))
    await send(fromAna('m1', 20, { type: 'text', text: { body: 'Hers' }, context: { id: 'e1' } }))
    await send(react('r1', 30, '👍'), react('r2', 40, '🎉'))
    const edited = { message: { type: 'text', text: { body: 'Hers, better' } }, original_message_id: 'm1' }
    await send(fromAna('x1', 50, { type: 'edit', edit: edited }))
    await send(fromAna('x2', 60, { type: 'revoke', revoke: { original_message_id: 'm1' } }))
    // A sender can’t revoke a message of another sender.
    await send(fromAna('x3', 65, { type: 'revoke', revoke: { original_message_id: 'e1' } }))
    const { id } = await onlyConversation()
    const find = async (wamid: string) =>
      (await messagesOf(id)).find((it: { wamid: string }) => it.wamid === wamid)
    const ours_now = await find('e1')
    expect(ours_now.reactions).toMatchObject([
      { emoji: '🎉', direction: 'inbound', at: '2026-11-01T00:00:40.000Z' },
    ])
    expect(ours_now.revoked_at).toBeNull()
    expect(await find('m1')).toMatchObject({
      refers_to: { wamid: 'e1', message_id: ours_now.id },
      edits: [{ text: 'Hers, better', at: '2026-11-01T00:00:50.000Z' }],
      revoked_at: '2026-11-01T00:01:00.000Z',
    })
    await send(react('r3', 70))
    expect((await find('e1')).reactions).toEqual([])
  })
})

describe('a sealed past', () => {
  beforeEach(async () => {
    await withAccount(app.deps.db, ours.account_uuid, (trx) =>
      trx.updateTable('accounts').set({ stale_phone: 'seal' }).execute(),
    )
    const long_ago = -200 * 86_400
    await send(textFrom(line, { phone: ANA.phone, name: 'Former' }, 'old', long_ago))
    await withAccount(app.deps.db, ours.account_uuid, (trx) =>
      trx
        .updateTable('contacts')
        .set({ name: 'Saved for the former one', attributes: JSON.stringify({ iban: 'DE00' }) })
        .execute(),
    )
    await send(textFrom(line, { ...ANA, name: 'Newcomer' }, 'new', 10))
  })

  test('is withheld: names, attributes, messages and what a search by name finds', async () => {
    const { id, contact } = await onlyConversation()
    expect(contact.display_name).toBe('Newcomer')
    const shown = await get(`/contacts/${contact.id}`)
    expect(shown).toMatchObject({ sealed: true, name: null, attributes: {}, display_name: 'Newcomer' })
    expect((await messagesOf(id)).map((it: { wamid: string }) => it.wamid)).toEqual(['new'])
    const timeline = (await get(`/contacts/${contact.id}/timeline`)).data
    expect(JSON.stringify(timeline)).not.toContain('"old"')
    expect((await get('/contacts?query=former')).data).toEqual([])
  })

  test('is shown to who asks for it with the scope for it, and refused without', async () => {
    const { id, contact } = await onlyConversation()
    const all = await messagesOf(id, '&include_sealed=true')
    expect(all.map((it: { wamid: string }) => it.wamid)).toEqual(['new', 'old'])
    expect((await get(`/contacts/${contact.id}?include_sealed=true`)).attributes).toEqual({ iban: 'DE00' })
    const headers = await app.addKey(ours, ['conversations:read', 'contacts:read'])
    const urls = [`/conversations/${id}/messages`, `/contacts/${contact.id}`, '/contacts', '/conversations']
    for (const url of urls) {
      await get(url, headers)
      const answer = await app.http.inject({ url: `/v1${url}?include_sealed=true`, headers })
      expect([answer.statusCode, answer.json()]).toMatchObject([
        403,
        { code: 'missing_scope', scope: 'sealed:read' },
      ])
    }
  })
})
