import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, webhook } from '../../tests/harness/whatsapp-line.ts'

const RAFA = 'PT.7730164402915588211'
const IMAGE = { id: '990000000000001', mime_type: 'image/jpeg', sha256: 'c2hhLWZha2U=' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
})

type Queued = { wamid: string; meta_media_id: string; state: string; file_name: string | null }

const queued = () =>
  shop.rows<Queued>(
    `select m.wamid, f.meta_media_id, f.state, f.file_name from media f join messages m on m.id = f.message_id order by m.wamid`,
  )

function imageFrom(wamid: string, image: object = IMAGE): object {
  return webhook(shop.line, {
    contacts: [{ user_id: RAFA }],
    messages: [{ from_user_id: RAFA, id: wamid, timestamp: at(10), type: 'image', image }],
  })
}

/** How the past of the business app names a file, before it tells where it is. */
function pastImage(wamid: string): object {
  const messages = [{ from_user_id: RAFA, id: wamid, timestamp: at(10), type: 'image', image: {} }]
  const history = [
    {
      metadata: { phase: 0, chunk_order: 1, progress: 1 },
      threads: [{ context: { user_id: RAFA }, messages }],
    },
  ]
  return webhook(shop.line, { history }, 'history')
}

test('each file that a message names is to be fetched, once however often it is told', async () => {
  const document = { ...IMAGE, id: '990000000000002', filename: 'quote.pdf' }
  await shop.receive(imageFrom('a'), imageFrom('b', document), imageFrom('a'))
  await shop.receive(imageFrom('a'))
  await shop.replay()
  expect(await queued()).toEqual([
    { wamid: 'a', meta_media_id: IMAGE.id, state: 'waiting', file_name: null },
    { wamid: 'b', meta_media_id: document.id, state: 'waiting', file_name: 'quote.pdf' },
  ])
})

test('a file that is named only by a link is not fetched', async () => {
  const image = { link: 'https://example.com/cake.jpg' }
  const echo = {
    from: shop.line.display_phone,
    to_user_id: RAFA,
    id: 'c',
    timestamp: at(10),
    type: 'image',
    image,
  }
  await shop.receive(webhook(shop.line, { message_echoes: [echo] }, 'smb_message_echoes'))
  expect(await shop.rows('select wamid from messages')).toEqual([{ wamid: 'c' }])
  expect(await queued()).toEqual([])
})

test.each([
  ['in one batch', true],
  ['later', false],
])('a file of the past whose reference comes %s is fetched', async (_, together) => {
  const reference = imageFrom('d')
  if (together) await shop.receive(pastImage('d'), reference)
  else {
    await shop.receive(pastImage('d'))
    expect(await queued()).toEqual([])
    await shop.receive(reference)
  }
  expect(await queued()).toMatchObject([{ wamid: 'd', meta_media_id: IMAGE.id }])
})
