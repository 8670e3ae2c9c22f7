import { afterEach, expect, test } from 'vitest'
import { type Sandbox, type SandboxEvent, type SandboxOptions, startSandbox } from '../sandbox.ts'
import { type Capture, type Captured, changesOf, startCapture } from '../testing/capture.ts'
import { presenceProblems } from '../testing/presence.ts'
import { signBody } from '../webhooks/delivery.ts'
import { listScenarios, loadScenario } from './library.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function stage(
  scenario: string,
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; capture: Capture; events: SandboxEvent[] }> {
  const capture = await startCapture('check me')
  const events: SandboxEvent[] = []
  const sandbox = await startSandbox({
    ...options,
    scenario,
    webhook: { url: capture.url, app_secret: 'test_app_secret', verify_token: 'check me' },
    onEvent: (event) => events.push(event),
  })
  cleanups.push(capture.stop, sandbox.stop)
  return { sandbox, capture, events }
}

function isEnrolled(sandbox: Sandbox) {
  return (phone_number_id: string) => {
    const { world } = sandbox
    const portfolio_id = world.numbers.get(phone_number_id)?.portfolio_id ?? ''
    return world.portfolios.get(portfolio_id)?.enrolment_group !== undefined
  }
}

function messagesFrom(webhooks: Captured[]): Record<string, unknown>[] {
  return changesOf(webhooks).flatMap(
    ({ value }) => (value.messages as Record<string, unknown>[] | undefined) ?? [],
  )
}

test.each(listScenarios().map(({ name }) => name))(
  '%s plays to its end, and every webhook could be Meta’s',
  async (name) => {
    const { sandbox, capture, events } = await stage(name)
    const result = await sandbox.play()
    expect(result).toMatchObject({ outcome: 'finished' })
    expect(capture.webhooks.length).toBeGreaterThan(1)
    for (const { body, signature, json } of capture.webhooks) {
      expect(signature).toBe(`sha256=${signBody('test_app_secret', body)}`)
      expect(presenceProblems(json, isEnrolled(sandbox))).toEqual([])
    }
    const steps = events.filter((event) => event.type === 'scenario.step')
    expect(steps).toHaveLength(result.steps)
    expect(steps.every(({ text }) => /^\S.*[.!?]$/.test(text))).toBe(true)
    expect(events.at(-1)).toMatchObject({ type: 'scenario.ended', outcome: 'finished' })
    expect(sandbox.runtime.deliverer.pending()).toEqual({ updates: 0, retries: 0 })
  },
)

test('every message that a person wrote came to the webhook exactly once', async () => {
  const { sandbox, capture } = await stage('username-rollout')
  await sandbox.play()
  const written = [...sandbox.world.messages.values()].filter(({ direction }) => direction === 'inbound')
  const came = messagesFrom(capture.webhooks).filter(({ type }) => type !== 'system')
  expect(written.length).toBeGreaterThan(20)
  expect(came.map(({ id }) => id).sort()).toEqual(written.map(({ id }) => id).sort())
})

test('the rollout hides phones, changes numbers and recycles one', async () => {
  const { sandbox, capture } = await stage('username-rollout')
  await sandbox.play()
  const messages = messagesFrom(capture.webhooks)
  const hidden = messages.filter(({ type, from }) => type !== 'system' && from === undefined)
  expect(hidden.length).toBeGreaterThanOrEqual(6)
  const announced = messages.filter(({ type }) => type === 'system').map(({ system }) => system)
  expect(announced).toMatchObject([{ type: 'user_changed_user_id' }, { type: 'user_changed_number' }])
  const of_recycled = messages.filter(({ from }) => from === '351900000104')
  expect(new Set(of_recycled.map(({ from_user_id }) => from_user_id)).size).toBe(2)
  expect(messages.some(({ from }) => from === '553185550142')).toBe(true)
  expect(messages.some(({ from }) => from === '5215555550123')).toBe(true)
})

test.each([
  ['number-change-seen-before', (system: number, first: number) => system < first],
  ['number-change-seen-after', (system: number, first: number) => system > first],
])('%s announces the change at that time', async (name, right) => {
  const { sandbox, capture } = await stage(name)
  await sandbox.play()
  const messages = messagesFrom(capture.webhooks)
  for (const who of ['hugo', 'lena']) {
    const bsuid = [...(sandbox.world.people.get(who)?.bsuids.values() ?? [])][0]
    const first = messages.findIndex(({ from_user_id }) => from_user_id === bsuid)
    const system = messages.findIndex(
      ({ system }) => (system as { user_id?: string } | undefined)?.user_id === bsuid,
    )
    expect(first).toBeGreaterThan(0)
    expect(system).toBeGreaterThan(0)
    expect(right(system, first)).toBe(true)
  }
})

test('number-change-seen-never never announces it', async () => {
  const { sandbox, capture } = await stage('number-change-seen-never')
  await sandbox.play()
  const messages = messagesFrom(capture.webhooks)
  expect(messages.filter(({ type }) => type === 'system')).toEqual([])
  expect(new Set(messages.map(({ from_user_id }) => from_user_id)).size).toBe(5)
})

test('parents come in one pair of portfolios and not in the other', async () => {
  for (const [name, expected] of [
    ['two-portfolios-with-parents', 3],
    ['two-portfolios-without-parents', 0],
  ] as const) {
    const { sandbox, capture } = await stage(name)
    await sandbox.play()
    const parents = messagesFrom(capture.webhooks).flatMap(
      ({ from_parent_user_id }) => from_parent_user_id ?? [],
    )
    // Three people, one of them with two parents because of a changed number.
    expect(new Set(parents).size).toBe(expected === 0 ? 0 : expected + 1)
  }
})

test('coexistence brings history, echoes and the address book', async () => {
  const { sandbox, capture } = await stage('coexistence')
  await sandbox.play()
  const fields = new Set(changesOf(capture.webhooks).map(({ field }) => field))
  expect(fields).toEqual(new Set(['messages', 'history', 'smb_message_echoes', 'smb_app_state_sync']))
})

test('a phone request is told from a card sent by hand', async () => {
  const { sandbox, capture } = await stage('phone-request')
  await sandbox.play()
  const shared = messagesFrom(capture.webhooks).filter(({ type }) => type === 'contacts')
  const cards = shared.map(({ contacts }) => (contacts as { origin: string; vcard?: string }[])[0])
  expect(cards.map((card) => card?.origin)).toEqual(['contact_request', 'other', 'contact_request'])
  expect(cards.map((card) => card?.vcard !== undefined)).toEqual([false, true, false])
})

async function bytesOf(
  name: string,
  options: SandboxOptions,
): Promise<{ bytes: string[]; ended_ms: number }> {
  const { sandbox, capture } = await stage(name, options)
  await sandbox.play()
  const ended_ms = sandbox.world.clock.now_ms
  for (const clean of cleanups.splice(0).reverse()) await clean()
  return { bytes: capture.webhooks.map(({ body }) => body.toString('utf8')), ended_ms }
}

test('one seed gives the same bytes and times at any speed, another seed others', async () => {
  const { sandbox } = await stage('coexistence')
  // Links to media name the port, so both runs must have the same.
  const port = Number(new URL(sandbox.url).port)
  for (const clean of cleanups.splice(0).reverse()) await clean()
  const first = await bytesOf('coexistence', { seed: 7, port })
  const again = await bytesOf('coexistence', { seed: 7, port, speed: 200 })
  expect(again).toEqual(first)
  const other = await bytesOf('coexistence', { seed: 8, port })
  expect(other.bytes).toHaveLength(first.bytes.length)
  expect(other.bytes).not.toEqual(first.bytes)
})

test('a webhook that is refused is sent again until it is taken, with the same bytes', async () => {
  const { sandbox, capture } = await stage('recycled-number')
  capture.answerWith = (index) => ([0, 1, 5].includes(index) ? 503 : 200)
  expect(await sandbox.play()).toMatchObject({ outcome: 'finished' })
  const bodies = capture.webhooks.map(({ body }) => body.toString('utf8'))
  const wamids = messagesFrom(capture.webhooks).map(({ id }) => id)
  const written = [...sandbox.world.messages.values()].filter(({ direction }) => direction === 'inbound')
  expect(new Set(wamids)).toEqual(new Set(written.map(({ id }) => id)))
  expect(bodies.length - new Set(bodies).size).toBe(3)
})

test('a target that is down for long does not keep a scenario from ending', async () => {
  const { sandbox, capture } = await stage('group')
  capture.answerWith = () => 500
  expect(await sandbox.play()).toMatchObject({ outcome: 'finished' })
  expect(sandbox.runtime.deliverer.pending().retries).toBeGreaterThan(0)
})

test('a wrong verify token is told, and the webhooks come all the same', async () => {
  const capture = await startCapture('another token')
  const events: SandboxEvent[] = []
  const sandbox = await startSandbox({
    scenario: 'recycled-number',
    webhook: { url: capture.url, verify_token: 'check me' },
    onEvent: (event) => events.push(event),
  })
  cleanups.push(capture.stop, sandbox.stop)
  await sandbox.play()
  expect(events.find(({ type }) => type === 'callback.verified')).toMatchObject({ ok: false })
  expect(capture.webhooks.length).toBeGreaterThan(5)
})

test('stopping in the middle ends the scenario at once', async () => {
  const { sandbox, events } = await stage('username-rollout', { speed: 1 })
  const playing = sandbox.play()
  await expect.poll(() => events.some(({ type }) => type === 'scenario.step')).toBe(true)
  await sandbox.stop()
  expect(await playing).toMatchObject({ outcome: 'stopped', steps_done: 1 })
  expect(events.at(-1)).toMatchObject({ type: 'scenario.ended', outcome: 'stopped' })
})

test('a step that Meta refuses unexpectedly fails the scenario and names its line', async () => {
  const scenario = structuredClone(loadScenario('recycled-number'))
  scenario.steps.splice(0, scenario.steps.length, {
    line: 23,
    say: undefined,
    pause_ms: 0,
    kind: 'act',
    action: 'send',
    input: { who: 'emma', text: 'Out of the blue' },
    refused: undefined,
  })
  const sandbox = await startSandbox({ scenario })
  cleanups.push(sandbox.stop)
  expect(await sandbox.play()).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/line 23.*131047/),
  })
})
