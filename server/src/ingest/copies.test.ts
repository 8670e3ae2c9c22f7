import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import {
  type CopyContent,
  echoCopy,
  historyCopy,
  historyFile,
  liveCopy,
  standbyCopy,
  standbyEcho,
} from '../../tests/harness/copies.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { statusOf, textFrom, type Who } from '../../tests/harness/whatsapp-line.ts'

const WORLDS = Number(process.env.SELFSAME_TEST_WORLDS ?? 15)
const DAY_S = 86_400
const ANA: Who = { bsuid: 'US.1001', name: 'Ana' }

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  app.clock.set(Date.UTC(2026, 10, 2))
})
afterAll(() => app.close())

const content: Record<string, CopyContent> = {
  text: { type: 'text', body: { body: 'where is my order' } },
  image: { type: 'image', body: { id: '99001', mime_type: 'image/jpeg', sha256: 'aGk=' } },
  caption: { type: 'image', body: { caption: 'broken shelf photo' } },
  unnamed_image: { type: 'image', body: { id: '99003' } },
  document: { type: 'document', body: { id: '99004', filename: 'list.pdf' } },
  other_document: { type: 'document', body: { id: '99005', mime_type: 'application/pdf' } },
  same_document: { type: 'document', body: { id: '99004', mime_type: 'text/plain', filename: 'a.txt' } },
  both: { type: 'image', body: { id: '99002', sha256: 'aGk=', caption: 'shelf' } },
  placeholder: { type: 'media_placeholder' },
  unsupported: { type: 'unsupported', rest: { errors: [{ code: 131051, title: 'Unsupported' }] } },
  reaction: { type: 'reaction', body: { message_id: 'w0', emoji: '👍' } },
  reaction_removed: { type: 'reaction', body: { message_id: 'w0' } },
  edit: {
    type: 'edit',
    body: { original_message_id: 'w0', message: { type: 'text', text: { body: 'better' } } },
  },
  revoke: { type: 'revoke', body: { original_message_id: 'w0' } },
  quoting: { type: 'text', body: { body: 'this one' }, rest: { context: { id: 'w0', forwarded: true } } },
}
const named = fc.constantFrom(...Object.keys(content))

/** One copy of a message, in small numbers: which message, how it is reported, what it says. */
const copy = fc.record({
  message: fc.nat({ max: 3 }),
  kind: fc.constantFrom('live', 'standby', 'echo', 'history', 'history', 'file', 'status'),
  says: named,
  history_status: fc.constantFrom('PENDING', 'SENT', 'DELIVERED', 'READ', 'ERROR', ''),
  status: fc.constantFrom('sent', 'delivered', 'read', 'failed'),
  later: fc.nat({ max: 1 }),
})
type CopyOf = typeof copy extends fc.Arbitrary<infer T> ? T : never

/** Messages 0 and 1 are a contact's, 2 and 3 ours. What happens says one thing; history may say anything. */
function tell(shop: Shop, copies: CopyOf[], index: number): object {
  const it = copies[index]
  if (!it) throw new Error('no such copy')
  const isHistory = ({ kind }: CopyOf) => kind === 'history' || kind === 'file'
  const first = copies.find((other) => other.message === it.message && !isHistory(other)) ?? it
  const says = isHistory(it) ? it.says : first.says
  const direction: 'inbound' | 'outbound' = it.message < 2 ? 'inbound' : 'outbound'
  const seconds = it.message * 60 + (it.kind === 'history' ? it.later : 0)
  const told = { wamid: `w${it.message}`, seconds, content: content[says] ?? { type: 'text' } }
  const { line } = shop
  switch (it.kind) {
    case 'live':
      return direction === 'inbound' ? liveCopy(line, ANA, told) : echoCopy(line, ANA, told)
    case 'standby':
      return direction === 'inbound' ? standbyCopy(line, ANA, told) : standbyEcho(line, ANA, told)
    case 'echo':
      return direction === 'inbound' ? liveCopy(line, ANA, told) : echoCopy(line, ANA, told)
    case 'file':
      return historyFile(line, ANA, { ...told, direction })
    case 'status':
      return statusOf(line, ANA, told.wamid, it.status, seconds + 5)
    default:
      return historyCopy(line, ANA, { ...told, direction, status: it.history_status })
  }
}

/** All that the API shows of the conversation, without our own ids and when we received what. */
async function view(shop: Shop): Promise<object> {
  const conversations = []
  for (const thread of (await shop.call('GET', '/v1/conversations')).body.data) {
    const { body } = await shop.call('GET', `/v1/conversations/${thread.id}/messages`)
    const { status, snoozed_until, last_message_at, last_inbound_at, window } = thread
    const messages = body.data.map(withoutIds).sort(byWamid)
    conversations.push({ status, snoozed_until, last_message_at, last_inbound_at, window, messages })
  }
  const events = await shop.rows<{ line: string }>(
    `select e.type || ' ' || m.wamid as line from events e join messages m on m.id::text = coalesce(e.data ->> 'by_message_id', e.data ->> 'message_id')
      where e.type in ('message.received', 'message.sent', 'message.edited', 'message.revoked') order by 1`,
  )
  const { body: found } = await shop.call('GET', '/v1/search/messages?query=shelf')
  return { conversations, events, found: found.data.length }
}

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is read as it comes.
type Shown = any

function withoutIds(message: Shown): Shown {
  const { id, conversation_id, inbox_id, received_at, contact, media, refers_to, ...shown } = message
  return {
    ...shown,
    refers_to: refers_to?.wamid ?? null,
    contact: contact?.display_name.replace(/^Contact .*/, 'unnamed'),
    media: media?.map(({ id: _, ...file }: Shown) => file) ?? null,
    reactions: shown.reactions.map(({ emoji, direction }: Shown) => `${direction} ${emoji}`),
    edits: shown.edits.map(({ text }: Shown) => text),
  }
}

function byWamid(a: Shown, b: Shown): number {
  return a.wamid < b.wamid ? -1 : 1
}

/** Before any copy: nothing, or a conversation that a member has put aside. */
async function begin(shop: Shop, before: string): Promise<void> {
  if (before === 'nothing') return
  await shop.receive(textFrom(shop.line, ANA, 'before', -DAY_S))
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  const change =
    before === 'resolved'
      ? { status: 'resolved' }
      : { status: 'snoozed', snoozed_until: '2026-11-05T00:00:00Z' }
  const { status } = await shop.call('PATCH', `/v1/conversations/${thread.id}`, change)
  expect(status).toBe(200)
}

test('the copies of a message show the same in any order, doubling and batch split', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(copy, { minLength: 2, maxLength: 8 }).chain((copies) =>
        fc.tuple(
          fc.constant(copies),
          fc.shuffledSubarray(
            copies.flatMap((_, i) => [i, i]),
            { minLength: copies.length * 2 },
          ),
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        ),
      ),
      fc.constantFrom('nothing', 'resolved', 'snoozed'),
      async ([copies, order, sizes], before) => {
        const whole = await openShop(app)
        await begin(whole, before)
        await whole.receive(...copies.map((_, i) => tell(whole, copies, i)))
        const parts = await openShop(app)
        await begin(parts, before)
        for (let from = 0, turn = 0; from < order.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          await parts.receive(...order.slice(from, from + size).map((i) => tell(parts, copies, i)))
          from += size
        }
        expect(await view(parts)).toEqual(await view(whole))
      },
    ),
    { numRuns: WORLDS },
  )
}, 600_000)

test('copies of one message that name different contacts leave the same name in any order and batch split', async () => {
  const NAMES = ['Ana', 'Bea', 'Cleo']
  const sighting = fc.record({
    who: fc.nat({ max: 2 }),
    name: fc.nat({ max: 2 }),
    seconds: fc.nat({ max: 2 }),
    kind: fc.constantFrom('live', 'standby', 'history'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(sighting, { minLength: 2, maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      async (sightings, splits) => {
        const tellOf = (shop: Shop) =>
          sightings.map(({ who, name, seconds, kind }) => {
            const person: Who = { bsuid: `US.200${who}`, name: `${NAMES[who]} ${name}` }
            const told = { wamid: 'w0', seconds, content: { type: 'text', body: { body: 'hello' } } }
            if (kind === 'standby') return standbyCopy(shop.line, person, told)
            if (kind === 'live') return liveCopy(shop.line, person, told)
            return historyCopy(shop.line, person, { ...told, direction: 'inbound', status: 'READ' })
          })
        const whole = await openShop(app)
        await whole.receive(...tellOf(whole))
        const parts = await openShop(app)
        let waiting: object[] = []
        for (const [index, body] of tellOf(parts).reverse().entries()) {
          waiting.push(body)
          if (splits[index] !== true) continue
          await parts.receive(...waiting)
          waiting = []
        }
        await parts.receive(...waiting)
        expect(await view(parts)).toEqual(await view(whole))
      },
    ),
    { numRuns: WORLDS },
  )
}, 600_000)
