import { lookup } from 'node:dns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answering, startReceiver, type TestReceiver } from '../../../tests/harness/receiver.ts'
import { buildJudge, isRefused, mayReach } from './addresses.ts'
import { buildPoster } from './post.ts'

let receiver: TestReceiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())

const judge = buildJudge([])

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'not an address',
  ])('%s is refused', (address) => {
    expect(judge(address)).toBe('refused')
  })

  test.each(['93.184.216.34', '8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'])('%s is public', (address) => {
    expect(judge(address)).toBe('public')
  })

  test('in a network of the operator’s own may be reached, also without https, and no other one', () => {
    const own = buildJudge(['10.1.0.0/16', 'fd00::/8'])
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd00::5'].map(own)).toEqual(['own', 'own', 'own'])
    expect(['10.2.0.1', '127.0.0.1', 'fe80::1'].map(own)).toEqual(['refused', 'refused', 'refused'])
    expect(mayReach('own', 'http:')).toBe(true)
    expect(mayReach('public', 'http:')).toBe(false)
    expect(mayReach('refused', 'https:')).toBe(false)
  })
})

test('a name is judged by the addresses that it has now, and one that has none yet is let pass', async () => {
  expect(await isRefused(new URL('https://localhost/hook'), judge)).toBe(true)
  expect(await isRefused(new URL('https://no-such-host.invalid/hook'), judge)).toBe(false)
})

test('what stands behind a name is looked at when the connection is made, whatever it was before', async () => {
  const port = new URL(receiver.url).port
  const target = { endpoint_id: 'e', url: `http://localhost:${port}/hook`, concurrency: 1 }
  const post = { headers: { 'content-type': 'application/json' }, body: '{"type":"x"}' }
  const addresses = await new Promise((done) => lookup('localhost', { all: true }, (_, found) => done(found)))
  expect(addresses).not.toEqual([])
  const strict = buildPoster(judge)
  expect(await strict.post(target, post)).toMatchObject({ ok: false, status: null, error: 'address_refused' })
  expect(await strict.post({ ...target, url: `${receiver.url}/hook` }, post)).toMatchObject({
    error: 'address_refused',
  })
  expect(receiver.received).toEqual([])
  const trusting = buildPoster(buildJudge(['127.0.0.0/8']))
  expect(await trusting.post(target, post)).toMatchObject({ ok: true, status: 204 })
  await Promise.all([strict.close(), trusting.close()])
})

describe('a request', () => {
  const poster = buildPoster(buildJudge(['127.0.0.0/8']), 300)
  const post = () =>
    poster.post(
      { endpoint_id: 'e', url: `${receiver.url}/hook`, concurrency: 2 },
      { headers: { 'content-type': 'application/json' }, body: '{"type":"x"}' },
    )
  afterAll(() => poster.close())

  test('follows no redirect, and counts it as a failure', async () => {
    receiver.answer(answering(302, { location: 'http://169.254.169.254/latest' }))
    expect(await post()).toMatchObject({ ok: false, status: 302, error: 'redirected' })
  })

  test('reads no more than it needs of an answer without end', async () => {
    receiver.answer((response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(256 * 1024, 'x')
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      response.on('error', () => undefined)
      more()
    })
    const outcome = await post()
    expect(outcome).toMatchObject({ ok: true, status: 200 })
    expect(outcome.answer).toHaveLength(1024)
  })

  test('is given up where nothing is answered in time, and believes the status of an answer that hangs', async () => {
    receiver.answer(() => undefined)
    expect(await post()).toMatchObject({ ok: false, status: null, error: 'timeout' })
    receiver.answer((response) => response.writeHead(200).write('begun'))
    expect(await post()).toMatchObject({ ok: true, status: 200, answer: 'begun' })
  })

  test('names what went wrong with the connection', async () => {
    receiver.answer((response) => response.destroy())
    expect(await post()).toMatchObject({ error: 'connection_lost' })
    const at = (url: string) =>
      poster
        .post({ endpoint_id: url, url, concurrency: 1 }, { headers: {}, body: '{}' })
        .then((it) => it.error)
    expect(await at('http://127.0.0.1:1/')).toBe('connection_refused')
    expect(await at('https://no-such-host.invalid/')).toBe('name_not_found')
    expect(await at(receiver.url.replace('http:', 'https:'))).toBe('tls_failed')
  })
})
