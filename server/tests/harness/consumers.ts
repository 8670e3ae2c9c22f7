import { expect } from 'vitest'
import { giveNumbers } from '../../src/integrations/gateway/numbers.ts'
import { parseId } from '../../src/platform/base/parse-id.ts'
import { withAccount } from '../../src/platform/db/with-account.ts'
import type { TestApp } from './app.ts'
import type { AnyAnswer, Shop } from './people.ts'

/** A program behind the gateway. */
export type TestConsumer = {
  id: string
  /** Its address in our API. */
  path: string
  /** Calls the Graph surface with its token. */
  ask(
    path: string,
    body: object | string,
    method?: 'POST' | 'GET' | 'DELETE',
  ): Promise<{ status: number; body: AnyAnswer }>
  /** The number by which it knows whoever has this BSUID or phone, given where it has none. */
  numberOf(value: string): Promise<string>
}

/** Adds a consumer to the account of a shop. */
export async function addConsumer(
  app: TestApp,
  shop: Shop,
  name: string,
  change: object = {},
): Promise<TestConsumer> {
  const secrets = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const { body, status } = await shop.call('POST', '/v1/gateway_consumers', { name, ...secrets, ...change })
  expect(status).toBe(201)
  const id = parseId('gateway_consumer', body.id)
  return {
    id,
    path: `/v1/gateway_consumers/${body.id}`,
    ask: async (path, given, method = 'POST') => {
      const answer = await app.http.inject({
        method,
        url: `/graph/v22.0/${path}`,
        headers: { authorization: `Bearer ${body.access_token}`, 'content-type': 'application/json' },
        ...(method !== 'GET' && { payload: typeof given === 'string' ? given : JSON.stringify(given) }),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    numberOf: async (value) => {
      const contact_id = parseId('contact', await shop.contactOf(value))
      const { account_uuid } = shop.account
      const numbers = await withAccount(app.deps.db, account_uuid, (trx) =>
        giveNumbers(
          trx,
          account_uuid,
          { id, surrogate_code: '999' },
          [contact_id],
          new Date(app.clock.now()),
        ),
      )
      return String(numbers.get(contact_id))
    },
  }
}

/** A text as a consumer sends it. */
export const textTo = (to: unknown) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body: 'Hello' },
})
