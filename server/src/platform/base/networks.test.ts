import { expect, test } from 'vitest'
import { buildClientAddress, peerNetwork } from './networks.ts'

const addressOf = buildClientAddress(['10.0.0.0/8', 'fd00::/8'])
const ask = (remoteAddress: string | undefined, forwarded?: string) =>
  addressOf({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as never)

test.each([
  ['no header', undefined, '10.0.0.1'],
  ['one client', '203.0.113.7', '203.0.113.7'],
  ['words of the client before its address', '127.0.0.1, 198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies of ours', '198.51.100.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['spaces and empty parts', ' 203.0.113.7 ', '203.0.113.7'],
  ['no address', 'unknown', '10.0.0.1'],
  ['an empty header', '', '10.0.0.1'],
  ['an empty last part', '203.0.113.7,', '10.0.0.1'],
  ['a name', 'evil.example', '10.0.0.1'],
  ['a port', '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6', '2001:db8::1', '2001:db8::1'],
  ['IPv6 with a port', '[2001:db8::1]:443', '2001:db8::1'],
  ['proxies only', '10.1.1.1, 10.2.2.2', '10.1.1.1'],
  ['an IPv6 proxy', '203.0.113.7, fd00::2', '203.0.113.7'],
  ['a quoted address', '"203.0.113.7"', '10.0.0.1'],
  ['a number', '3405803783', '10.0.0.1'],
  ['a network', '203.0.113.0/24', '10.0.0.1'],
])('behind a proxy of the operator, %s gives the address that the proxy saw', (_, forwarded, client) => {
  expect(ask('10.0.0.1', forwarded)).toBe(client)
  // The same proxy, as a server that listens on IPv6 sees it.
  expect([client, `::ffff:${client}`]).toContain(ask('::ffff:10.0.0.1', forwarded))
})

test('what a client says of itself counts nothing where no proxy of the operator asks', () => {
  for (const address of ['203.0.113.9', '127.0.0.1', '::1', '11.0.0.1', 'fe80::1%eth0'])
    expect(ask(address, '10.0.0.1')).toBe(address)
  expect(ask(undefined, '203.0.113.7')).toBe('')
})

test('all addresses of an IPv6 network of 64 bits are one peer, and each IPv4 address is one', () => {
  expect(peerNetwork('2001:db8:1:2:ffff::9')).toBe(peerNetwork('2001:DB8:1:2::1'))
  expect(peerNetwork('2001:db8:1:3::1')).not.toBe(peerNetwork('2001:db8:1:2::1'))
  expect(peerNetwork('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(peerNetwork('203.0.113.8')).not.toBe(peerNetwork('203.0.113.7'))
})
