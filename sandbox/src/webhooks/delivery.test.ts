import { describe, expect, it } from 'vitest'
import { changeNumber } from '../people/accounts.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld } from '../test-world.ts'
import type { WorldEvent } from '../world/events.ts'
import { addApp, subscribeApp } from '../world/portfolios.ts'
import type { WebhookBody } from '../world/wire.ts'
import { advance } from '../world/world.ts'
import {
  createDeliverer,
  type DeliveryOptions,
  type DeliveryRequest,
  signBody,
  verifyCallback,
} from './delivery.ts'
import { retryDelays } from './retries.ts'

/** A deliverer whose receiver answers what `answer` says and keeps the requests. */
function receive(
  options: Parameters<typeof buildWorld>[0] & {
    delivery?: DeliveryOptions
    answer?: (request: DeliveryRequest, count: number) => number
  } = {},
) {
  const { delivery, answer, ...world_options } = options
  const setup = buildWorld(world_options)
  const requests: DeliveryRequest[] = []
  const events: WorldEvent[] = []
  setup.world.onEvent((event) => events.push(event))
  const deliverer = createDeliverer(setup.world, {
    transport: async (request) => {
      requests.push(request)
      return { status: answer?.(request, requests.length) ?? 200 }
    },
    ...delivery,
  })
  const bodies = () => requests.map((one) => JSON.parse(String(one.body)) as WebhookBody)
  const texts = () =>
    bodies().flatMap((body) =>
      body.entry.flatMap((entry) =>
        entry.changes.flatMap((change) =>
          (Array.isArray(change.value.messages) ? change.value.messages : []).map(
            (message) => at(message, 'text').body ?? at(message).type,
          ),
        ),
      ),
    )
  const write = (text: string, person = 'ines') => personWrites(setup.world, person, setup.number.id, text)
  return { ...setup, deliverer, requests, events, bodies, texts, write }
}

const VECTORS: [string, string, string][] = [
  [
    'test_app_secret',
    '{"object":"whatsapp_business_account","entry":[]}',
    'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
  ],
  [
    'test_app_secret',
    '{"object": "whatsapp_business_account", "entry": []}',
    '56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a',
  ],
  [
    'otro_secreto',
    '{"object":"whatsapp_business_account","entry":[]}',
    '769b03d8c2ae6498f2d1e1f7299c0ba55448c69d741e7b0bb243d852d8a8d8c7',
  ],
  [
    'test_app_secret',
    String.raw`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"contacts":[{"profile":{"name":"Jos\u00e9 \ud83d\ude00"}}]}}]}]}`,
    'fd820583f8cc5dd0a8f731db7f8875b80b1a86f98d7b8ce1d46b30722ea940b3',
  ],
]

describe('the signature', () => {
  it.each(VECTORS)('of %s over %s', (secret, body, digest) => {
    expect(signBody(secret, Buffer.from(body))).toBe(digest)
  })

  it.each([false, true])('is over the exact bytes, escaped or not (%s)', async (escape_non_ascii) => {
    const { world, write, deliverer, requests } = receive({ delivery: { escape_non_ascii } })
    write('José 😀')
    await deliverer.flush()
    const body = String(requests[0]?.body)
    expect(body.includes(String.raw`Jos\u00e9 \ud83d\ude00`)).toBe(escape_non_ascii)
    expect(body.includes('José 😀')).toBe(!escape_non_ascii)
    expect(at(JSON.parse(body), 'entry', 0, 'changes', 0, 'value', 'messages', 0, 'text').body).toBe(
      'José 😀',
    )
    const [app] = world.apps.values()
    expect(requests[0]?.headers['x-hub-signature-256']).toBe(
      `sha256=${signBody(app?.secret ?? '', requests[0]?.body ?? Buffer.alloc(0))}`,
    )
  })
})

describe('batches', () => {
  it('are one update per POST unless more are allowed', async () => {
    const { write, deliverer, requests } = receive()
    write('a')
    write('b')
    await deliverer.flush()
    expect(requests).toHaveLength(2)
  })

  it('put messages of several people into one change, with contacts in another order', async () => {
    const { world, number, write, deliverer, bodies, texts } = receive({ delivery: { max_updates: 1000 } })
    write('a', 'ines')
    write('b', 'rafa')
    write('c', 'rafa')
    changeNumber(world, 'ines')
    await deliverer.flush()
    expect(bodies()).toHaveLength(1)
    const changes = bodies()[0]?.entry[0]?.changes ?? []
    expect(changes).toHaveLength(2)
    expect(texts()).toEqual(['a', 'b', 'c', 'system'])
    const contacts = [0, 1].map((index) => at(changes[0]?.value, 'contacts', index, 'profile').name)
    expect(contacts).toEqual(['Rafa', 'Ines'])
    expect(changes[0]?.value.contacts).toHaveLength(2)
    expect(changes[1]?.value).not.toHaveProperty('contacts')
    expect(at(changes[0]?.value, 'metadata').phone_number_id).toBe(number.id)
  })

  it('end at 1,000 updates, whatever is asked for', async () => {
    const { write, deliverer, requests, texts } = receive({
      switches: { limits: 'off' },
      delivery: { max_updates: 5_000 },
    })
    for (let count = 0; count < 1_001; count++) write(String(count))
    await deliverer.flush()
    expect(requests).toHaveLength(2)
    expect(texts()).toHaveLength(1_001)
  })

  it('stay under 3 MB', async () => {
    const { write, deliverer, requests } = receive({
      delivery: { max_updates: 1000, escape_non_ascii: true },
    })
    for (let count = 0; count < 200; count++) write('é'.repeat(4_000))
    await deliverer.flush()
    expect(requests.length).toBeGreaterThan(1)
    expect(Math.max(...requests.map((one) => one.body?.length ?? 0))).toBeLessThanOrEqual(3_000_000)
  })

  it('go to every subscribed app, signed with its own secret, for its fields only', async () => {
    const { world, waba, write, deliverer, requests } = receive()
    const second = addApp(world, { callback_url: 'http://127.0.0.1:9/second' })
    const third = addApp(world, { callback_url: 'http://127.0.0.1:9/third' })
    subscribeApp(world, second.id, waba.id, { override_callback_url: 'http://127.0.0.1:9/override' })
    subscribeApp(world, third.id, waba.id, { fields: ['calls'] })
    write('a')
    await deliverer.flush()
    expect(requests.map((one) => one.url)).toEqual([
      'http://127.0.0.1:9/webhook',
      'http://127.0.0.1:9/override',
    ])
    expect(new Set(requests.map((one) => one.headers['x-hub-signature-256'])).size).toBe(2)
  })
})

describe('retries', () => {
  it('repeat the same bytes on anything but 200, at once and then ever later', async () => {
    const { world, write, deliverer, requests, events } = receive({
      answer: (_, count) => [201, 500, 302][count - 1] ?? 200,
    })
    write('a')
    await deliverer.flush()
    expect(deliverer.pending().retries).toBe(1)
    advance(world, 0)
    await deliverer.flush()
    expect(requests).toHaveLength(2)
    advance(world, 4_999)
    await deliverer.flush()
    expect(requests).toHaveLength(2)
    advance(world, 1)
    await deliverer.flush()
    advance(world, 20_000)
    await deliverer.flush()
    expect(requests).toHaveLength(4)
    expect(new Set(requests.map((one) => String(one.body))).size).toBe(1)
    expect(deliverer.pending().retries).toBe(0)
    const sent = events.filter((event) => event.type === 'webhook_sent').map((event) => event.http_status)
    expect(sent).toEqual([201, 500, 302, 200])
  })

  it('end after seven days, with a last word', async () => {
    const { world, write, deliverer, events } = receive({ answer: () => 503 })
    write('a')
    for (let hour = 0; hour <= 8 * 24; hour++) {
      await deliverer.flush()
      advance(world, 3_600_000)
    }
    await deliverer.flush()
    expect(deliverer.pending()).toEqual({ updates: 0, retries: 0 })
    expect(events.filter((event) => event.type === 'webhook_dropped')).toHaveLength(1)
  })

  it('follow the schedule of the switch, never past its end', () => {
    const total = (name: Parameters<typeof retryDelays>[0]) =>
      retryDelays(name).reduce((sum, one) => sum + one, 0)
    expect(total('seven_days')).toBeLessThanOrEqual(7 * 86_400_000)
    expect(total('seven_days')).toBeGreaterThan(6 * 86_400_000)
    expect(total('thirty_six_hours')).toBeLessThanOrEqual(36 * 3_600_000)
    expect(total('fast')).toBeLessThanOrEqual(60_000)
  })

  it('happen when there is no answer, and can wait on the wall clock', async () => {
    let calls = 0
    const { write, deliverer } = receive({
      switches: { retry_schedule: 'fast' },
      delivery: {
        retry_clock: 'real',
        transport: async () => {
          calls += 1
          if (calls < 3) throw new Error('reset')
          return { status: 200 }
        },
      },
    })
    write('a')
    await deliverer.flush()
    await expect.poll(() => calls).toBe(3)
    await deliverer.stop()
  })
})

describe('what can go wrong on the way', () => {
  it('duplicates', async () => {
    const { write, deliverer, requests } = receive({ delivery_faults: { duplicate_share: 1 } })
    write('a')
    await deliverer.flush()
    expect(requests).toHaveLength(2)
    expect(String(requests[0]?.body)).toBe(String(requests[1]?.body))
  })

  it('another order', async () => {
    const { write, deliverer, texts } = receive({ delivery_faults: { reorder_share: 1 } })
    const all = Array.from({ length: 20 }, (_, index) => String(index))
    for (const text of all) write(text)
    await deliverer.flush()
    expect(texts()).not.toEqual(all)
    expect(texts().toSorted()).toEqual(all.toSorted())
  })

  it('delays, after which the message still has its own timestamp', async () => {
    const { world, write, deliverer, bodies } = receive({
      delivery_faults: { delay_share: 1, delay_ms: { min: 5_000, max: 5_000 } },
    })
    write('a')
    await deliverer.flush()
    expect(bodies()).toEqual([])
    advance(world, 5_000)
    await deliverer.flush()
    expect(at(bodies()[0]?.entry[0]?.changes[0]?.value, 'messages', 0).timestamp).toBe('1793448000')
  })

  it('late statuses', async () => {
    const { world, write, send, deliverer, bodies } = receive({
      delivery_faults: { late_status_share: 1, late_status_ms: { min: 60_000, max: 60_000 } },
    })
    write('a')
    send({ to: '+15550104477' })
    advance(world, 30_000)
    await deliverer.flush()
    expect(bodies()).toHaveLength(1)
    advance(world, 60_000)
    await deliverer.flush()
    expect(bodies()).toHaveLength(4)
  })

  it('lost system messages', async () => {
    const { world, write, deliverer, texts, events } = receive({ delivery_faults: { lose_system_share: 1 } })
    write('a')
    changeNumber(world, 'ines')
    write('b')
    await deliverer.flush()
    expect(texts()).toEqual(['a', 'b'])
    expect(events.filter((event) => event.type === 'webhook_lost')).toHaveLength(1)
  })
})

describe('the deliverer', () => {
  it('delivers by itself if asked to', async () => {
    const { world, write, send, deliverer, requests } = receive({ delivery: { automatic: true } })
    write('a')
    await expect.poll(() => requests.length).toBe(1)
    send({ to: '+15550104477' })
    advance(world, 60_000)
    await expect.poll(() => requests.length).toBe(4)
    await deliverer.stop()
  })

  it('can overtake a POST that is still waiting for its answer', async () => {
    const order: string[] = []
    const setup = buildWorld()
    const deliverer = createDeliverer(setup.world, {
      transport: async (request) => {
        const text = String(request.body).includes('first') ? 'first' : 'second'
        if (text === 'first') {
          personWrites(setup.world, 'rafa', setup.number.id, 'second')
          await deliverer.overtake()
        }
        order.push(text)
        return { status: 200 }
      },
    })
    personWrites(setup.world, 'ines', setup.number.id, 'first')
    await deliverer.flush()
    expect(order).toEqual(['second', 'first'])
  })
})

describe('the verification', () => {
  it('needs 200 and the raw challenge', async () => {
    const { world, app } = buildWorld()
    const verify = (answer: (url: URL) => { status: number; text: string }) =>
      verifyCallback(world, app.id, 'http://127.0.0.1:9/hook', 'token', async (request) =>
        answer(new URL(request.url)),
      )
    const challenge = (url: URL) => url.searchParams.get('hub.challenge') ?? ''
    expect(await verify((url) => ({ status: 200, text: challenge(url) }))).toBe(true)
    expect(await verify((url) => ({ status: 403, text: challenge(url) }))).toBe(false)
    expect(await verify((url) => ({ status: 200, text: JSON.stringify(challenge(url)) }))).toBe(false)
    const seen = await verify((url) => ({
      status:
        url.searchParams.get('hub.mode') === 'subscribe' &&
        url.searchParams.get('hub.verify_token') === 'token'
          ? 200
          : 400,
      text: challenge(url),
    }))
    expect(seen).toBe(true)
  })
})

describe('determinism', () => {
  async function play(seed: number): Promise<string[]> {
    const { world, number, write, send, deliverer, requests } = receive({
      seed,
      delivery: { max_updates: 10 },
      delivery_faults: { duplicate_share: 0.3, reorder_share: 0.3, delay_share: 0.3 },
      answer: (_, count) => (count % 4 === 0 ? 500 : 200),
    })
    for (let round = 0; round < 10; round++) {
      write(`round ${round}`)
      personWrites(world, 'rafa', number.id, { type: 'image', caption: 'look' })
      send({ to: '+15550104477' })
      advance(world, 20_000)
      await deliverer.flush()
    }
    changeNumber(world, 'rafa')
    advance(world, 3_600_000)
    await deliverer.flush()
    return requests.map((one) => String(one.body))
  }

  it('gives the same bytes in the same order for the same seed, and others for another', async () => {
    const first = await play(7)
    expect(await play(7)).toEqual(first)
    expect(await play(8)).not.toEqual(first)
  })
})
