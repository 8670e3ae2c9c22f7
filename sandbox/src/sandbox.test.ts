import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './sandbox.ts'

const cleanups: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function started(options: Parameters<typeof startSandbox>[0]): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  cleanups.push(sandbox.stop)
  return sandbox
}

test('a bot that answers from within its webhook handler is served, also when statuses overtake the answer', async () => {
  const answers: number[] = []
  const bot = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const user_id = /"from_user_id":"([^"]+)"/.exec(body)?.[1]
      const [line] = sandbox.lines
      if (user_id && line) {
        const answer = await fetch(`${sandbox.url}/v26.0/${line.phone_number_id}/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${line.access_token}` },
          body: JSON.stringify({
            messaging_product: 'whatsapp',
            recipient: user_id,
            type: 'text',
            text: { body: 'Thanks!' },
          }),
        })
        answers.push(answer.status)
      }
      response.end()
    })
  })
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => bot.close())
  // It listens on TCP, so it has a port.
  const { port } = bot.address() as AddressInfo
  const sandbox = await started({
    scenario: 'hello',
    webhook: { url: `http://127.0.0.1:${port}/hook` },
    switches: { status_before_answer: 'yes' },
  })
  for (const who of ['ana', 'leo']) await sandbox.act('behave', { who, sent_after_ms: 0 })
  expect(await sandbox.play()).toMatchObject({ outcome: 'finished' })
  expect(answers).toEqual([200, 200])
  for (const who of ['ana', 'leo']) {
    expect(sandbox.phone(who).at(-1)).toMatchObject({ from: 'business', arrival: 'read' })
  }
})

test('a scenario’s clock stands afterwards, unless it shall go on', async () => {
  const standing = await started({ scenario: 'hello' })
  await standing.play()
  const running = await started({ scenario: 'hello', clock_rate: 100 })
  await running.play()
  const before = [standing, running].map(({ world }) => world.clock.now_ms)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(standing.world.clock.now_ms).toBe(before[0])
  expect(running.world.clock.now_ms).toBeGreaterThan((before[1] ?? 0) + 5_000)
})

test('a clock that runs does not wait for an app that takes its time', async () => {
  const held: (() => void)[] = []
  const app = createServer((_, response) => held.push(() => response.end()))
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => app.close())
  // It listens on TCP, so it has a port.
  const { port } = app.address() as AddressInfo
  const sandbox = await started({
    scenario: 'hello',
    webhook: { url: `http://127.0.0.1:${port}/hook` },
  })
  const writing = sandbox.act('write', { who: 'ana', text: 'Hello?' })
  await expect.poll(() => held.length).toBe(1)
  const put = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"rate":100}' }
  expect((await fetch(`${sandbox.clock_url}/rate`, put)).status).toBe(200)
  const before = sandbox.world.clock.now_ms
  await expect.poll(() => sandbox.world.clock.now_ms).toBeGreaterThan(before + 60_000)
  held[0]?.()
  await writing
})

test('listeners hear what happens, not how the world was built, until they leave', async () => {
  const heard: string[] = []
  const sandbox = await started({ scenario: 'hello', onEvent: ({ type }) => heard.push(type) })
  expect(heard).toEqual([])
  const later: string[] = []
  const leave = sandbox.onEvent(({ type }) => later.push(type))
  await sandbox.act('write', { who: 'ana', text: 'One' })
  expect(later).toEqual(heard)
  leave()
  await sandbox.act('write', { who: 'ana', text: 'Two' })
  expect(heard.length).toBe(2 * later.length)
})

test('without a webhook everything works, and nothing is sent', async () => {
  const sandbox = await started({ scenario: 'hello' })
  expect(await sandbox.play()).toMatchObject({ outcome: 'finished' })
  expect(sandbox.phone('ana')).toHaveLength(1)
})

test('an unknown scenario, span or action is refused in words', async () => {
  await expect(startSandbox({ scenario: 'nothing' })).rejects.toThrow('Unknown scenario "nothing"')
  const sandbox = await started({})
  await expect(sandbox.advance('a while')).rejects.toThrow('"a while" is not a time span')
  await expect(sandbox.act('shout')).rejects.toThrow('Unknown action "shout"')
  expect(() => sandbox.play()).toThrow('without a scenario')
})

test('a port in use is an error at the start', async () => {
  const sandbox = await started({})
  const port = Number(new URL(sandbox.url).port)
  await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE')
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sandbox-'))
  cleanups.push(() => rm(path, { recursive: true }))
  return path
}

test('a kept world goes on where it was left: the same people under the same ids, their messages, the time', async () => {
  const keep_in = join(await folder(), 'hello.world')
  const first = await started({ scenario: 'hello', keep_in })
  await first.play()
  await first.act('adopt_username', { who: 'ana', username: 'ana.bakes' })
  await first.act('change_number', { who: 'ana' })
  const { message_id: last_id } = await first.act('write', { who: 'ana', text: 'From my new number' })
  const [line] = first.lines
  await first.stop()
  const ana = first.world.people.get('ana')

  const second = await started({ scenario: 'hello', keep_in })
  expect(second.lines).toEqual([line])
  expect(second.world.clock.now_ms).toBe(first.world.clock.now_ms)
  expect(second.world.people.get('ana')).toEqual(ana)
  expect(second.phone('ana')).toEqual(first.phone('ana'))
  const { message_id } = await second.act('write', { who: 'ana', text: 'And again' })
  expect(message_id).not.toBe(last_id)
  expect(second.phone('ana').at(-1)).toMatchObject({ id: message_id, content: { body: 'And again' } })
  const answer = await fetch(`${second.url}/v26.0/${line?.phone_number_id}`, {
    headers: { authorization: `Bearer ${line?.access_token}` },
  })
  expect(answer.status).toBe(200)
})

test('a kept world that cannot be read is an error that names the file', async () => {
  const keep_in = join(await folder(), 'broken.world')
  await writeFile(keep_in, 'no world')
  await expect(startSandbox({ scenario: 'hello', keep_in })).rejects.toThrow(keep_in)
})
