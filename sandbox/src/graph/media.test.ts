import { afterAll, beforeAll, expect, test } from 'vitest'
import { changesOf } from '../testing/capture.ts'
import { errorOf, openShop, type Shop } from '../testing/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.stop())

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0, 255])

function form(file: Blob, name: string, fields: Record<string, string> = { messaging_product: 'whatsapp' }) {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.set(key, value)
  data.set('file', file, name)
  return data
}

async function upload(): Promise<string> {
  const body = form(new Blob([PNG], { type: 'image/png' }), 'cake.png')
  const answer = await shop.graph('POST', `/${shop.counter}/media`, body)
  expect(answer.status).toBe(200)
  return String(answer.body.id)
}

function download(url: string, token: string | undefined = shop.token) {
  return fetch(url, { headers: token === '' ? {} : { authorization: `Bearer ${token}` } })
}

test('an uploaded file can be looked up and downloaded, byte for byte', async () => {
  const id = await upload()
  const { body } = await shop.graph('GET', `/${id}`)
  expect(body).toEqual({
    messaging_product: 'whatsapp',
    url: expect.stringContaining(`${shop.sandbox.url}/whatsapp_business/attachments/`),
    mime_type: 'image/png',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    file_size: String(PNG.length),
    id,
  })
  const file = await download(String(body.url))
  expect(file.headers.get('content-type')).toContain('image/png')
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG)
})

test('a link needs the token and ends after five minutes; a new look-up gives a new one', async () => {
  const id = await upload()
  const url = String((await shop.graph('GET', `/${id}`)).body.url)
  expect((await download(url, '')).status).toBe(401)
  expect((await download(url.replace(/hash=\w+/, 'hash=wrong'))).status).toBe(404)
  await shop.sandbox.advance('5 minutes')
  expect((await download(url)).status).toBe(200)
  await shop.sandbox.advance('1 second')
  expect((await download(url)).status).toBe(404)
  const again = String((await shop.graph('GET', `/${id}`)).body.url)
  expect(again).not.toBe(url)
  expect((await download(again)).status).toBe(200)
})

test('the bare bytes can be uploaded as well as a form', async () => {
  const answer = await shop.graph('POST', `/${shop.counter}/media?messaging_product=whatsapp`, PNG, {
    type: 'image/png',
  })
  expect(answer.status).toBe(200)
  const { body } = await shop.graph('GET', `/${String(answer.body.id)}`)
  expect(body.file_size).toBe(String(PNG.length))
})

test('what a form leaves out may stand in the query', async () => {
  const body = form(new Blob([PNG], { type: 'image/png' }), 'cake.png', {})
  const path = `/${shop.counter}/media?messaging_product=whatsapp`
  expect((await shop.graph('POST', path, body)).status).toBe(200)
})

test.each([
  ['no file', new FormData()],
  ['no messaging_product', form(new Blob([PNG], { type: 'image/png' }), 'cake.png', {})],
  ['a type that WhatsApp does not take', form(new Blob([PNG], { type: 'image/tiff' }), 'cake.tiff')],
])('an upload with %s is refused with 100', async (_name, body) => {
  const answer = await shop.graph('POST', `/${shop.counter}/media`, body)
  expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
})

test.each(['text/plain;charset=utf-8', 'audio/ogg; codecs=opus', 'Image/PNG'])(
  'a file of the type %s is taken with what stands behind it',
  async (type) => {
    const body = form(new Blob([PNG], { type: 'image/png' }), 'a', { messaging_product: 'whatsapp', type })
    expect((await shop.graph('POST', `/${shop.counter}/media`, body)).status).toBe(200)
  },
)

test('a form that is cut off is refused with 100', async () => {
  const answer = await shop.graph('POST', `/${shop.counter}/media`, '--x\r\nContent-Dis', {
    type: 'multipart/form-data; boundary=x',
  })
  expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
})

test('a deleted file is gone', async () => {
  const id = await upload()
  expect((await shop.graph('DELETE', `/${id}`)).body).toEqual({ success: true })
  expect(errorOf(await shop.graph('GET', `/${id}`))).toMatchObject({ code: 100, error_subcode: 33 })
})

test('the picture in a webhook can be downloaded for five minutes, and by its id for seven days', async () => {
  await shop.sandbox.act('write', {
    who: 'ines',
    number: shop.counter,
    content: { type: 'image', caption: 'Look' },
  })
  const [message] = (changesOf(shop.capture.webhooks).at(-1)?.value.messages ?? []) as {
    image: { id: string; url: string; sha256: string }
  }[]
  expect((await download(message?.image.url ?? '')).status).toBe(200)
  await shop.sandbox.advance('6 days')
  expect((await download(message?.image.url ?? '')).status).toBe(404)
  expect((await shop.graph('GET', `/${message?.image.id}`)).status).toBe(200)
  await shop.sandbox.advance('1 day')
  expect((await shop.graph('GET', `/${message?.image.id}`)).status).toBe(400)
})

test('a picture that is made up can be looked at, and no two are the same file', async () => {
  const pictures = []
  for (const caption of ['Like this', 'Or like this']) {
    await shop.sandbox.act('write', {
      who: 'ines',
      number: shop.counter,
      content: { type: 'image', caption },
    })
    const [message] = (changesOf(shop.capture.webhooks).at(-1)?.value.messages ?? []) as {
      image: { url: string; sha256: string; mime_type: string }
    }[]
    const file = await download(message?.image.url ?? '')
    const [first, second] = new Uint8Array(await file.arrayBuffer())
    // How every JPEG begins.
    expect([message?.image.mime_type, first, second]).toEqual(['image/jpeg', 0xff, 0xd8])
    pictures.push(message?.image.sha256)
  }
  expect(new Set(pictures).size).toBe(2)
})
