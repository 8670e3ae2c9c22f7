import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0901" }
`
const PICTURE = Buffer.from('not really a picture')

let shop: SandboxShop
beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
})
afterAll(() => shop.close())

async function upload(type: string): Promise<string> {
  const body = new FormData()
  body.set('file', new Blob([PICTURE], { type }), 'cake')
  const headers = { authorization: `Bearer ${shop.connection.api_key}` }
  const answer = await fetch(`${shop.server.url}/v1/media`, { method: 'POST', headers, body })
  const { id } = (await answer.json()) as { id: string }
  return id
}

async function content(media_id: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${shop.connection.api_key}` }
  const answer = await fetch(`${shop.server.url}/v1/media/${media_id}/content`, { headers })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

async function send(to: object, message: object) {
  const answer = await shop.call('POST', '/v1/messages', { to, ...message })
  await shop.settle()
  return answer
}

const uploads = () => [...shop.sandbox.world.media.values()].filter(({ origin }) => origin === 'uploaded')

test('a picture comes in by itself, and one goes out, uploaded once for every message that carries it', async () => {
  await shop.sandbox.act('write', { who: 'ines', content: { type: 'image', caption: 'Like this one' } })
  await shop.settle()
  const contact_id = await shop.contact('Ines Duarte')
  const [thread] = (await shop.call('GET', `/v1/conversations?contact_id=${contact_id}`)).body.data
  const stored = await shop.until(async () => {
    const [message] = (await shop.call('GET', `/v1/conversations/${thread.id}/messages`)).body.data
    return message.media?.[0].state === 'stored' ? message.media[0] : undefined
  })
  const [received] = shop.sandbox.world.media.values()
  expect((await content(stored.id)).equals(Buffer.from(received?.bytes ?? []))).toBe(true)

  const media_id = await upload('image/jpeg')
  for (const caption of ['One', 'Two']) {
    const answer = await send({ contact_id }, { type: 'image', image: { media_id, caption } })
    expect([answer.status, answer.body.media]).toEqual([
      202,
      [{ id: media_id, state: 'stored', mime_type: 'image/jpeg', size: PICTURE.length, file_name: 'cake' }],
    ])
  }
  const [file, ...others] = uploads()
  expect(others).toEqual([])
  expect(Buffer.from(file?.bytes ?? [])).toEqual(PICTURE)
  expect(shop.sent().map(({ type, body }) => [type, body.image])).toEqual([
    ['image', { id: file?.id, caption: 'One' }],
    ['image', { id: file?.id, caption: 'Two' }],
  ])
})

test('a file of another type, and one that is not there, are refused before anything is queued', async () => {
  const contact_id = await shop.contact('Ines Duarte')
  const before = shop.sent().length
  const pdf = await upload('application/pdf')
  const wrong = await send({ contact_id }, { type: 'image', image: { media_id: pdf } })
  expect([wrong.status, wrong.body.code]).toEqual([400, 'wrong_media_type'])
  const nothing = await send({ contact_id }, { type: 'image', image: { media_id: `med_${'0'.repeat(32)}` } })
  expect([nothing.status, nothing.body.code]).toEqual([404, 'not_found'])
  expect(shop.sent()).toHaveLength(before)
})

test('a message whose file cannot be uploaded just now is sent when it can', async () => {
  const contact_id = await shop.contact('Ines Duarte')
  const before = shop.sent().length
  const media_id = await upload('application/pdf')
  await shop.sandbox.act('fault', { kind: 'http_error', operation: 'media', times: 1 })
  const answer = await send(
    { contact_id },
    { type: 'document', document: { media_id, filename: 'cake.pdf' } },
  )
  expect((await shop.call('GET', `/v1/messages/${answer.body.id}`)).body.status).toBe('queued')
  await shop.sandbox.advance('5 seconds')
  await shop.settle()
  expect(shop.sent().slice(before)).toMatchObject([{ type: 'document' }])
})
