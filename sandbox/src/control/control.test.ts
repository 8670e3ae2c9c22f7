import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACTIONS } from '../actions/table.ts'
import { changesOf } from '../testing/capture.ts'
import { openShop, type Shop } from '../testing/shop.ts'
import { SWITCH_VALUES } from '../world/switches.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.stop())

function act(action: string, body: object, query = '') {
  return shop.control('POST', `/act/${action}${query}`, body)
}

test('a whole world can be made over HTTP, and a message in it arrives', async () => {
  await shop.control('POST', '/reset', { seed: 3 })
  const portfolio = await shop.control('POST', '/portfolios', { name: 'Garage', as: 'garage' })
  expect(portfolio.status).toBe(201)
  await shop.control('POST', '/wabas', { portfolio: 'garage', as: 'waba' })
  await shop.control('POST', '/numbers', { waba: 'waba', phone: '+1 555 010 0900', as: 'desk' })
  const app = await shop.control('POST', '/apps', { secret: 'test_app_secret', as: 'app' })
  expect(app.body).toMatchObject({ secret: 'test_app_secret', access_token: expect.stringMatching(/^EAA/) })
  await act('subscribe', { app: 'app', waba: 'waba' })
  const callback = await shop.control('PUT', '/callback', { url: shop.capture.url.replace('{app_id}', 'x') })
  expect(callback.body).toMatchObject({ ok: true, verified: true })
  await shop.control('POST', '/people', { id: 'ada', name: 'Ada Ek', phone: '+1 555 010 0901' })
  const written = await act('write', { who: 'ada', text: 'Hello?' })
  expect(written.body).toMatchObject({ ok: true, message_id: expect.stringMatching(/^wamid\./) })
  expect(changesOf(shop.capture.webhooks)).toMatchObject([
    { field: 'messages', value: { messages: [{ id: written.body.message_id, text: { body: 'Hello?' } }] } },
  ])
})

test('a body of endless depth is refused, whatever it asks for', async () => {
  const nested = (levels: number) => `${'{"content":'.repeat(levels)}1${'}'.repeat(levels)}`
  for (const [method, path] of [
    ...Object.keys(ACTIONS).map((name) => ['POST', `/act/${name}`]),
    ['POST', '/reset'],
  ]) {
    const answer = await shop.control(method ?? '', path ?? '', nested(20_000))
    expect([path, answer.status, answer.body]).toMatchObject([path, 400, { error: { code: 'bad_input' } }])
  }
})

test('what is made can be listed and looked at, by id and by name', async () => {
  for (const [kind, name] of [
    ['portfolios', 'shop'],
    ['numbers', 'counter'],
    ['people', 'rafa'],
    ['people', '@rafa.kite'],
    ['people', '+15550104488'],
  ] as const) {
    const one = await shop.control('GET', `/${kind}/${encodeURIComponent(name)}`)
    expect(one.status).toBe(200)
    const list = await shop.control('GET', `/${kind}`)
    expect(list.body.data).toContainEqual(one.body)
  }
  expect((await shop.control('GET', '/people/nobody')).status).toBe(404)
})

test('a person’s phone shows what came, what waits and what never will', async () => {
  await act('write', { who: 'ines', number: 'counter', text: 'Hi' })
  await act('go_offline', { who: 'ines' })
  await act('send', { who: 'ines', number: 'counter', text: 'Are you there?' })
  await shop.control('POST', '/clock/advance', { by: '1 minute' })
  const arrivals = async () => {
    const { body } = await shop.control('GET', '/people/ines/phone')
    return (body.messages as { from: string; arrival: string }[]).map(
      ({ from, arrival }) => `${from} ${arrival}`,
    )
  }
  expect(await arrivals()).toEqual(['person written', 'business waiting'])
  await act('come_back', { who: 'ines' })
  await shop.control('POST', '/clock/advance', { by: '1 minute' })
  expect(await arrivals()).toEqual(['person written', 'business read'])
})

test.each([
  ['write', {}, 'who'],
  ['write', { who: 'ines' }, 'text'],
  ['write', { who: 'ines', text: 'Hi', tone: 'loud' }, 'tone'],
  ['write', { who: 'ines', content: { type: 'location', latitude: 200, longitude: 0 } }, 'content.latitude'],
  ['share_card', { who: 'ines', card: { name: 'Bea' } }, 'card.phone'],
  ['add_person', { phone: '12' }, 'phone'],
  ['switches', { system_order: 'sometimes' }, 'system_order'],
  ['switches', { no_such_switch: 1 }, 'no_such_switch'],
  ['delivery', { max_updates: 1_001 }, 'max_updates'],
  ['delivery', { duplicate_share: 2 }, 'duplicate_share'],
  ['fault', { kind: 'earthquake' }, 'kind'],
  ['sync_history', { number: 'counter', threads: [{ messages: [] }] }, 'threads[0].who'],
] as const)('%s with bad input %o is 400 and names the field', async (action, body, field) => {
  const answer = await act(action, body)
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'bad_input' })
  const { fields } = answer.body.error as { fields: { field: string }[] }
  expect(fields.map((one) => one.field)).toContain(field)
})

test.each([
  ['POST', '/act/shout', {}, 404, 'unknown_action'],
  ['POST', '/act/write', { who: 'nobody', number: 'counter', text: 'Hi' }, 400, 'impossible'],
  ['POST', '/act/write', { who: 'ines', text: 'Hi' }, 400, 'impossible'],
  ['POST', '/act/adopt_username', { who: 'ines', username: 'rafa.kite' }, 400, 'impossible'],
  ['POST', '/act/write?deliver=maybe', { who: 'ines', number: 'counter', text: 'Hi' }, 400, 'bad_input'],
  ['POST', '/clock/advance', { by: 'a while' }, 400, 'bad_input'],
  ['POST', '/clock/advance', { to_ms: 1 }, 400, 'bad_input'],
  ['PUT', '/clock/rate', { rate: -1 }, 400, 'bad_input'],
  ['PUT', '/callback', { url: 'http://127.0.0.1:1/nobody' }, 422, 'not_verified'],
  ['POST', '/scenario', { name: 'no-such' }, 400, 'unknown_scenario'],
  ['POST', '/scenario', { yaml: 'name: x' }, 400, 'bad_scenario'],
  ['GET', '/scenario', undefined, 404, 'not_found'],
  ['GET', '/nowhere', undefined, 404, 'not_found'],
] as const)('%s %s %o answers %i', async (method, path, body, status, code) => {
  const answer = await shop.control(method, path, body)
  expect([answer.status, (answer.body.error as { code: string }).code]).toEqual([status, code])
})

test('broken JSON is 400', async () => {
  const response = await fetch(`${shop.sandbox.url}/control/act/write`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"who":',
  })
  expect(response.status).toBe(400)
})

test('the index names every action, and each one describes its input', async () => {
  const { body } = await shop.control('GET', '')
  expect(Object.keys(body.actions as object).sort()).toEqual(Object.keys(ACTIONS).sort())
  for (const action of Object.keys(ACTIONS)) {
    const answer = await shop.control('GET', `/actions/${action}`)
    expect(answer.body).toMatchObject({ action, input: { type: expect.any(String) } })
  }
})

test('every switch can be set to every one of its values', async () => {
  for (const [name, values] of Object.entries(SWITCH_VALUES)) {
    for (const value of values) {
      const { body } = await shop.control('PATCH', '/switches', { [name]: value })
      expect((body.switches as Record<string, unknown>)[name]).toBe(value)
    }
  }
})

test('the clock stands until it is moved, and can run with real time', async () => {
  const now = async () => Number((await shop.control('GET', '/clock')).body.now_ms)
  const start_ms = await now()
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(await now()).toBe(start_ms)
  const moved = await shop.control('POST', '/clock/advance', { by: '30 days' })
  expect(moved.body.now_ms).toBe(start_ms + 30 * 86_400_000)
  await shop.control('PUT', '/clock/rate', { rate: 1_000 })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { body } = await shop.control('PUT', '/clock/rate', { rate: 0 })
  expect(Number(body.now_ms) - Number(moved.body.now_ms)).toBeGreaterThan(50_000)
  const stopped_ms = await now()
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(await now()).toBe(stopped_ms)
})

test('webhooks wait for a later delivery, share a POST, and can be doubled or lost', async () => {
  await shop.control('PATCH', '/delivery', { max_updates: 1_000 })
  for (const text of ['one', 'two', 'three']) {
    await act('write', { who: 'ines', number: 'counter', text }, '?deliver=later')
  }
  expect(shop.capture.webhooks).toHaveLength(0)
  await shop.control('POST', '/flush')
  expect(shop.capture.webhooks).toHaveLength(1)
  expect(JSON.stringify(shop.capture.webhooks[0]?.json)).toMatch(/one.*two.*three/)
  await shop.control('PATCH', '/delivery', { duplicate_share: 1 })
  await act('write', { who: 'ines', number: 'counter', text: 'twice' })
  expect(shop.capture.webhooks).toHaveLength(3)
  expect(shop.capture.webhooks[1]?.body).toEqual(shop.capture.webhooks[2]?.body)
  await shop.control('PATCH', '/delivery', { duplicate_share: 0, lose_share: 1 })
  await act('write', { who: 'ines', number: 'counter', text: 'never' })
  expect(shop.capture.webhooks).toHaveLength(3)
})

test('a delayed webhook comes when the clock gets there', async () => {
  await shop.control('PATCH', '/delivery', { delay_share: 1, delay_ms: { min: 60_000, max: 60_000 } })
  await act('write', { who: 'ines', number: 'counter', text: 'slow' })
  expect(shop.capture.webhooks).toHaveLength(0)
  await shop.control('POST', '/clock/advance', { by: '59 seconds' })
  expect(shop.capture.webhooks).toHaveLength(0)
  await shop.control('POST', '/clock/advance', { by: '1 second' })
  expect(shop.capture.webhooks).toHaveLength(1)
})

test('non-ASCII text can be escaped, and the signature covers the escaped bytes', async () => {
  await shop.control('PATCH', '/delivery', { escape_non_ascii: true })
  await act('write', { who: 'ines', number: 'counter', text: 'José 😀' })
  const body = shop.capture.webhooks[0]?.body.toString('utf8') ?? ''
  expect(body).toContain('Jos\\u00e9 \\ud83d\\ude00')
})

test('webhooks that were sent can be read back, page by page', async () => {
  for (const text of ['one', 'two', 'three']) await act('write', { who: 'ines', number: 'counter', text })
  const first = await shop.control('GET', '/webhooks?limit=2')
  expect(first.body.data).toHaveLength(2)
  const rest = await shop.control('GET', `/webhooks?limit=2&after=${first.body.next}`)
  expect(rest.body.data).toMatchObject([{ type: 'webhook_sent', http_status: 200, attempt: 1 }])
})

test('events stream as they happen, and from where a client left off', async () => {
  const read = async (headers: Record<string, string>, until: string) => {
    const leaving = new AbortController()
    const response = await fetch(`${shop.sandbox.url}/control/events?types=person_acted`, {
      headers,
      signal: leaving.signal,
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    let seen = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      seen += decoder.decode(chunk as Uint8Array)
      if (seen.includes(': open') && !seen.includes('first')) {
        void act('write', { who: 'ines', number: 'counter', text: 'first' })
      }
      if (seen.includes(until)) break
    }
    leaving.abort()
    return seen
  }
  const live = await read({}, 'first')
  expect(live).toMatch(/id: \d+\nevent: person_acted\ndata: \{.*first/)
  await act('write', { who: 'ines', number: 'counter', text: 'second' })
  const id = /id: (\d+)/.exec(live)?.[1] ?? '0'
  const resumed = await read({ 'last-event-id': String(Number(id) - 1) }, 'second')
  expect(resumed).toContain('first')
})

test('a scenario can be started over HTTP, watched and stopped', async () => {
  const started = await shop.control('POST', '/scenario', {
    name: 'recycled-number',
    speed: 'max',
    wait: true,
  })
  expect(started.body).toMatchObject({ state: 'finished', steps: 12, steps_done: 12 })
  expect(started.body.lines).toMatchObject([{ name: 'desk', verified_name: 'Clínica Norte' }])
  await shop.control('POST', '/scenario', { name: 'username-rollout', speed: 1 })
  expect((await shop.control('GET', '/scenario')).body).toMatchObject({ state: 'running' })
  expect((await shop.control('DELETE', '/scenario')).body).toMatchObject({ state: 'stopped' })
  const { body } = await shop.control('GET', '/scenarios')
  expect(body.data).toContainEqual(expect.objectContaining({ name: 'username-rollout' }))
})

test('a reset leaves an empty world and the same seed makes the same ids again', async () => {
  const make = async () => {
    await shop.control('POST', '/reset', { seed: 5 })
    await shop.control('POST', '/portfolios', {})
    return (await shop.control('GET', '/portfolios')).body
  }
  expect(await make()).toEqual(await make())
  expect((await shop.control('GET', '/people')).body).toEqual({ data: [] })
})
