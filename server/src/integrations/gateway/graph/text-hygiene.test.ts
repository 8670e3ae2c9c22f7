import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { addConsumer, type TestConsumer, textTo } from '../../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'
import { POISONS, poisoned, textsIn } from '../../../../tests/harness/poison.ts'
import { textFrom } from '../../../../tests/harness/whatsapp-line.ts'

// Every field, one after another.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let shop: Shop
let bot: TestConsumer
beforeAll(async () => {
  app = await testApp({ api_rate_limit: 1_000_000 })
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer(app, shop, 'Bot')
  await shop.receive(textFrom(shop.line, { bsuid: 'US.2001', phone: TO, name: 'Rafa' }, 'wamid.1', 1))
})
afterAll(() => app.close())

const TO = '15550104477'
/** As a program sends whose title was cut at 16 units. */
const CUT = {
  ...textTo(TO),
  type: 'interactive',
  text: undefined,
  interactive: {
    type: 'button',
    body: { text: 'Which?' },
    action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'Confirm order 1\ud83c' } }] },
  },
}
const BODIES = [
  { ...textTo(TO), context: { message_id: 'wamid.1' }, biz_opaque_callback_data: 'mine' },
  CUT,
  {
    ...textTo(TO),
    type: 'template',
    text: undefined,
    template: {
      name: 'ready',
      language: { code: 'en' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana', parameter_name: 'name' }] }],
    },
  },
  {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: 'wamid.1',
    typing_indicator: { type: 'text' },
  },
]

/** Asks all of this at the same time; what is taken in is refused by WhatsApp at once. */
async function askAll(bodies: unknown[]) {
  const path = `${shop.line.phone_number_id}/messages`
  const asking = Promise.all(bodies.map((body) => bot.ask(path, JSON.stringify(body))))
  let answered = false
  const done = asking.finally(() => {
    answered = true
  })
  while (!answered) {
    await shop.rows(
      `update sends set state = 'failed', error = '{"code": "no_safe_address"}' where state = 'queued'`,
    )
    await sleep(10)
  }
  return done
}

test('half of an emoji in a send goes out as the replacement character', async () => {
  await askAll([CUT])
  expect(await shop.rows('select body from sends')).toMatchObject([
    { body: { interactive: { action: { buttons: [{ reply: { title: 'Confirm order 1\ufffd' } }] } } } },
  ])
})

test('no text in any field of a send makes the surface fail', async () => {
  const bodies = BODIES.flatMap((body) =>
    textsIn(body).flatMap((at, index) =>
      POISONS.filter((_, nth) => nth % 2 === index % 2).map((poison) => poisoned(body, at, poison)),
    ),
  )
  const answers = await askAll(bodies)
  const faults = answers.flatMap(({ status, body }, index) =>
    // Marking as read asks WhatsApp, which this test does not simulate.
    status >= 500 && !JSON.stringify(body).includes('did not return a readable response')
      ? [[JSON.stringify(bodies[index]).slice(0, 300), status, body]]
      : [],
  )
  expect(faults).toEqual([])
})
