import { expect, test } from 'vitest'
import { isOneOf, ownOrigins } from './origins.ts'

const isOurs = (origin: string | undefined, host: string, public_url?: string) =>
  isOneOf(origin, ownOrigins(host, public_url))

test.each([
  ['http://localhost:3000', 'localhost:3000'],
  ['https://chat.example', 'chat.example'],
  ['https://chat.example', 'CHAT.example:443'],
  ['http://[::1]:3000', '[::1]:3000'],
  ['https://xn--bcher-kva.example', 'bücher.example'],
])('the page %s of the host %s is ours', (origin, host) => {
  expect(isOurs(origin, host)).toBe(true)
})

test.each([
  [undefined, 'chat.example'],
  ['null', 'chat.example'],
  ['', 'chat.example'],
  ['https://chat.example.evil.example', 'chat.example'],
  ['https://evilchat.example', 'chat.example'],
  ['https://chat.example@evil.example', 'chat.example'],
  ['https://evil.example/https://chat.example', 'chat.example'],
  ['https://chat.example/', 'chat.example'],
  ['https://chat.example:8443', 'chat.example'],
  ['http://chat.example:443', 'chat.example'],
  ['ftp://chat.example', 'chat.example'],
  ['https://evil.example', 'chat.example@evil.example'],
  ['https://chat.example', 'chat.example/path'],
])('the page %s is not that of the host %s', (origin, host) => {
  expect(isOurs(origin, host)).toBe(false)
})

test('of the host that the operator names, only the page with the same scheme and port is ours', () => {
  const url = 'https://chat.example'
  expect(isOurs('https://chat.example', 'chat.example', url)).toBe(true)
  expect(isOurs('http://chat.example', 'chat.example', url)).toBe(false)
  expect(isOurs('https://chat.example:8443', 'chat.example:8443', url)).toBe(false)
  expect(isOurs('http://10.0.0.5:3000', '10.0.0.5:3000', url)).toBe(true)
})
