import { Client } from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { withPlainTlsMode } from './tls-mode.ts'

afterEach(() => vi.restoreAllMocks())

const tlsOf = (url: string) => {
  const { connectionParameters } = new Client({ connectionString: url }) as unknown as {
    connectionParameters: { ssl: unknown }
  }
  return connectionParameters.ssl
}

// In this order, since the driver warns once in a process.
test.each([
  ['disable', false],
  ['no-verify', { rejectUnauthorized: false }],
  ['prefer', {}],
  ['require', {}],
  ['verify-ca', {}],
  ['verify-full', {}],
])('sslmode=%s means what it means to the driver, without its warning', (mode, tls) => {
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue()
  const url = `postgres://me@h/d?application_name=a&sslmode=${mode}`
  expect(tlsOf(withPlainTlsMode(url))).toEqual(tls)
  expect(warned).not.toHaveBeenCalled()
  expect(tlsOf(url)).toEqual(tls)
})

test.each([
  'postgres://me:p%2Fw@h/d',
  'postgres://me@h/sslmode=require',
  'postgres://me@h/d?sslmode=require&uselibpqcompat=true',
  'postgres://me@h/d?options=-c%20a=1&sslmode=disable',
])('%s stays as it is', (url) => {
  expect(withPlainTlsMode(url)).toBe(url)
})

test('the other parameters stay as they are', () => {
  expect(withPlainTlsMode('postgres://h/d?options=-c%20a=1&sslmode=verif%79-ca&sslrootcert=/a.pem#x')).toBe(
    'postgres://h/d?options=-c%20a=1&sslmode=verify-full&sslrootcert=/a.pem',
  )
})
