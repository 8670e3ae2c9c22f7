import { expect, test, vi } from 'vitest'
import { refuseOverrides } from './forwarded-params.ts'
import { readBody } from './read-body.ts'

const read = (body: string, content_type: string) =>
  readBody({ body: Buffer.from(body), headers: { 'content-type': content_type } })

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'

test('a form of either kind holds what JSON would', async () => {
  const fields = { messaging_product: 'whatsapp', to: '15550104477', text: '{"body": "Hi"}' }
  const body = { ...fields, text: { body: 'Hi' } }
  expect(await read(JSON.stringify(body), JSON_TYPE)).toEqual(body)
  expect(await read(new URLSearchParams(fields).toString(), FORM)).toEqual(body)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const multipart = new Response(form)
  const content_type = multipart.headers.get('content-type') ?? ''
  expect(await read(await multipart.text(), content_type)).toEqual(body)
})

test('a form in the notation of PHP holds the same objects and lists', async () => {
  const form: [string, string][] = [
    ['template[name]', 'track'],
    ['template[language][code]', 'en_US'],
    ['template[components][0][type]', 'body'],
    ['template[components][0][parameters][0][text]', '{Ana}'],
    ['template[components][0][parameters][1][text]', '[7]'],
    ['tags[]', 'a'],
    ['tags[]', 'b'],
    ['ids[3]', 'c'],
    ['odd[', 'd'],
    ['__proto__[polluted]', 'e'],
  ]
  const read_form = await read(new URLSearchParams(form).toString(), FORM)
  expect(read_form).toMatchObject({
    template: {
      name: 'track',
      language: { code: 'en_US' },
      components: [{ type: 'body', parameters: [{ text: '{Ana}' }, { text: '[7]' }] }],
    },
    tags: ['a', 'b'],
    ids: { 3: 'c' },
    'odd[': 'd',
  })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  const deep = `a${'[b]'.repeat(100_000)}`
  expect(Object.keys(await read(`${deep}=1`, FORM))).toEqual([deep])
})

test('what has more levels than any message is not parsed, in no form and for no reading', async () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000)
  let parsed = 0
  const parse = JSON.parse
  vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
    if (String(text).includes(deep)) parsed += 1
    return parse(text, reviver)
  })
  for (const text of [deep, `{"text":${deep}}`]) {
    await expect(read(text, JSON_TYPE)).rejects.toThrow('nested more than 64 levels')
    const request = { method: 'POST', url: '/1/messages', headers: {}, body: Buffer.from(text) }
    expect(() => refuseOverrides(request)).toThrow('nested more than 64 levels')
    expect(await read(`text=${encodeURIComponent(text)}`, FORM)).toEqual({ text })
  }
  vi.restoreAllMocks()
  expect(parsed).toBe(0)
})

test('a parameter may stand in the query, and the body counts before it', async () => {
  const query = { to: '1', text: '{"body": "Hi"}', 'context[message_id]': 'wamid.1', access_token: 'sgw_1' }
  const asked = { body: Buffer.from('{"to": "2"}'), headers: { 'content-type': JSON_TYPE }, query }
  expect(await readBody(asked)).toEqual({ to: '2', text: { body: 'Hi' }, context: { message_id: 'wamid.1' } })
})

test('a type in capitals, with spaces or behind a byte order mark is read like any other', async () => {
  const body = { to: '15550104477' }
  expect(await read('to=15550104477', 'Application/X-WWW-Form-Urlencoded ; charset=UTF-8')).toEqual(body)
  expect(await read('\uFEFF{"to": "15550104477"}', 'application/json;charset=utf-8')).toEqual(body)
  const multipart = '--b\r\nContent-Disposition: form-data; name="to"\r\n\r\n15550104477\r\n--b--\r\n'
  expect(await read(multipart, 'Multipart/Form-Data; boundary=b')).toEqual(body)
})

test('an id of more digits than a number holds exactly keeps them all', async () => {
  expect(await read('{"image": {"id": 10138596002854417}}', JSON_TYPE)).toEqual({
    image: { id: '10138596002854417' },
  })
  expect(await read('{"image": {"id": 1013859600285441}}', JSON_TYPE)).toEqual({
    image: { id: 1_013_859_600_285_441 },
  })
})

test.each(['{"a":[1,{"b":1e308}]}', '{"a":-1e999}', '{"a":5e-324}'])(
  'a number that the database can’t write as it came is refused: %s',
  async (text) => {
    await expect(read(text, JSON_TYPE)).rejects.toThrow('too large or too small')
  },
)

test('nothing at all is an empty object', async () => {
  expect(await readBody({ body: undefined, headers: {} })).toEqual({})
})

test.each([JSON_TYPE, FORM])(
  'a body of %s that is not UTF-8 is refused with code 100',
  async (content_type) => {
    const body = Buffer.from('{"text": {"body": "Caf\u00e9"}}', 'latin1')
    await expect(readBody({ body, headers: { 'content-type': content_type } })).rejects.toMatchObject({
      members: { meta_code: 100 },
    })
  },
)

test.each([
  ['no JSON', '{"to":', JSON_TYPE],
  ['a list', '[]', JSON_TYPE],
  ['a multipart body without an end', '--x', 'multipart/form-data; boundary=x'],
  ['a multipart body without a boundary', 'x', 'multipart/form-data'],
])('%s is refused with code 100', async (_, body, content_type) => {
  await expect(read(body, content_type)).rejects.toMatchObject({ members: { meta_code: 100 } })
})
