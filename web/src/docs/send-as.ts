const READING = new Set(['GET', 'HEAD'])
// Scalar sends the header with an empty token, or a placeholder, while the reader has entered no key.
const WITHOUT_KEY = /^Bearer *(YOUR_SECRET_TOKEN)?$/i
// Where the application keeps which account the user works in.
const CHOSEN_ACCOUNT = 'selfsame.account'

type Fetch = typeof globalThis.fetch

/**
 * Sends requests of the API reference: a GET without a key with the session of the signed-in user, in the account that they
 * work in, and every other request without the session, so that only a key that the reader entered changes anything.
 */
export function sendAs(fetch: Fetch, origin: string, chosenAccount: () => string | null): Fetch {
  const accountOf = async (): Promise<string | null> => {
    const response = await fetch(`${origin}/v1/me`)
    if (!response.ok) return null
    const { accounts }: { accounts: { id: string }[] } = await response.json()
    return (accounts.find(({ id }) => id === chosenAccount()) ?? accounts[0])?.id ?? null
  }
  return async (input, init) => {
    const request = new Request(input, init)
    if (WITHOUT_KEY.test(request.headers.get('authorization') ?? '')) request.headers.delete('authorization')
    if (!READING.has(request.method)) return fetch(new Request(request, { credentials: 'omit' }))
    const of_api = new URL(request.url).pathname.startsWith('/v1/')
    if (!of_api || request.headers.has('authorization'))
      return fetch(new Request(request, { credentials: 'omit' }))
    const account_id = request.headers.has('selfsame-account') ? null : await accountOf()
    if (account_id !== null) request.headers.set('selfsame-account', account_id)
    return fetch(new Request(request, { credentials: 'same-origin' }))
  }
}

export function chosenAccount(): string | null {
  return localStorage.getItem(CHOSEN_ACCOUNT)
}
