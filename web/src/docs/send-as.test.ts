import { expect, test } from 'vitest'
import { sendAs } from './send-as'

const ORIGIN = 'https://chat.example'
const ME = { accounts: [{ id: 'acc_first' }, { id: 'acc_second' }] }

/** What reaches the server, by method and path, where the signed-in user chose `account_id` last. */
async function sent(init: RequestInit, { account_id = null as string | null, signed_in = true } = {}) {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, options) => {
    const request = new Request(input, options)
    if (new URL(request.url).pathname === '/v1/me')
      return signed_in ? Response.json(ME) : new Response(null, { status: 401 })
    requests.push(request)
    return new Response()
  }
  await sendAs(fetch, ORIGIN, () => account_id)(`${ORIGIN}/v1/contacts`, init)
  expect(requests.length).toBe(1)
  return { credentials: requests[0]?.credentials, account: requests[0]?.headers.get('selfsame-account') }
}

test('a GET without a key goes with the session, in the account that the user works in', async () => {
  expect(await sent({})).toEqual({ credentials: 'same-origin', account: 'acc_first' })
  expect(await sent({}, { account_id: 'acc_second' })).toEqual({
    credentials: 'same-origin',
    account: 'acc_second',
  })
  expect(await sent({}, { account_id: 'acc_of_others' })).toMatchObject({ account: 'acc_first' })
  expect(await sent({}, { signed_in: false })).toMatchObject({ account: null })
})

test.each(['Bearer', 'Bearer ', 'Bearer YOUR_SECRET_TOKEN'])('%j is no key', async (authorization) => {
  expect(await sent({ headers: { authorization } })).toEqual({
    credentials: 'same-origin',
    account: 'acc_first',
  })
})

test('a GET with a key goes with the key alone', async () => {
  expect(await sent({ headers: { authorization: 'Bearer ssk_1' } })).toEqual({
    credentials: 'omit',
    account: null,
  })
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('a %s never goes with the session', async (method) => {
  expect(await sent({ method })).toEqual({ credentials: 'omit', account: null })
  const headers = { authorization: 'Bearer ssk_1' }
  expect(await sent({ method, headers, body: '{}' })).toMatchObject({ credentials: 'omit' })
})
