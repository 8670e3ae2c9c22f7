import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { type Capture, startCapture } from './testing/capture.ts'

// Every test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const BIN = fileURLToPath(new URL('../bin/selfsame-sandbox.js', import.meta.url))

const children: ChildProcess[] = []
const captures: Capture[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const capture of captures.splice(0)) await capture.stop()
})

function start(...flags: string[]) {
  const child = spawn(process.execPath, [BIN, ...flags], { env: { ...process.env, NO_COLOR: '1' } })
  children.push(child)
  const output = { text: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    output.text += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output.errors += String(chunk)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, output, ended }
}

async function receiver(): Promise<Capture> {
  const capture = await startCapture()
  captures.push(capture)
  return capture
}

async function until(condition: () => boolean): Promise<void> {
  const give_up_ms = Date.now() + 15_000
  while (!condition()) {
    if (Date.now() > give_up_ms) throw new Error('It never happened')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('--help tells what is possible, for each command as well', async () => {
  const { output, ended } = start('--help')
  const helps = ['serve', 'scenarios', 'run', 'traffic'].map((command) => ({
    command,
    ...start(command, '--help'),
  }))
  expect(await ended).toBe(0)
  for (const help of helps) {
    expect(output.text).toContain(help.command)
    expect(await help.ended).toBe(0)
    expect(help.output.text).toContain('--json')
  }
})

test('scenarios lists them as JSON', async () => {
  const { output, ended } = start('scenarios', '--json')
  expect(await ended).toBe(0)
  const names = (JSON.parse(output.text) as { name: string }[]).map(({ name }) => name)
  expect(names).toContain('username-rollout')
})

test('run plays a scenario against a webhook and exits', async () => {
  const capture = await receiver()
  const { output, ended } = start('run', 'recycled-number', '--webhook', capture.url, '--app-secret', 's')
  expect(await ended).toBe(0)
  expect(capture.webhooks.length).toBeGreaterThan(5)
  expect(output.text).toContain('12/12 Emma is still Emma.')
  expect(output.text).toContain('The scenario finished after 12 steps.')
})

test('run --json prints one event a line', async () => {
  const { output, ended } = start('run', 'group', '--json')
  expect(await ended).toBe(0)
  const events = output.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string })
  expect(events[0]).toMatchObject({ type: 'scenario.started' })
  expect(events.at(-1)).toMatchObject({ type: 'scenario.ended', outcome: 'finished' })
})

test.each([
  [['run', 'no-such'], 'Unknown scenario "no-such"'],
  [['serve', '--port', 'many'], 'Must be a whole number.'],
  [['traffic'], "required option '--webhook <url>' not specified"],
])('%j is refused with a reason', async (flags, reason) => {
  const { output, ended } = start(...flags)
  expect(await ended).not.toBe(0)
  expect(output.errors).toContain(reason)
})

test('serve answers both surfaces, and Ctrl-C ends it cleanly', async () => {
  const { child, output, ended } = start('serve', '--port', '0', '--scenario', 'username-rollout', '--json')
  await until(() => output.text.includes('"serving"'))
  const line = output.text.split('\n').find((text) => text.includes('"serving"')) ?? '{}'
  const { url, lines } = JSON.parse(line) as {
    url: string
    lines: { phone_number_id: string; access_token: string }[]
  }
  const clock = (await (await fetch(`${url}/control/clock`)).json()) as { now_ms: number }
  expect(clock.now_ms).toBeGreaterThan(0)
  const number = await fetch(`${url}/v26.0/${lines[0]?.phone_number_id}`, {
    headers: { authorization: `Bearer ${lines[0]?.access_token}` },
  })
  expect(number.status).toBe(200)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(output.errors).toBe('')
})

test('traffic posts and reports', async () => {
  const capture = await receiver()
  const url = capture.url.replace('{app_id}', '1')
  const { output, ended } = start(
    'traffic',
    '--webhook',
    url,
    '--app-secret',
    's',
    '--updates',
    '50',
    '--json',
  )
  expect(await ended).toBe(0)
  expect(JSON.parse(output.text)).toMatchObject({ updates: 50, failed: 0 })
  expect(capture.webhooks).toHaveLength(50)
})
