import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { type ConsumerSetup, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import { proveDirectly, proveThroughGateway } from '../testing/prove.ts'

type Api = {
  call(
    method: string,
    path: string[],
    params?: object,
    files?: object,
    multipart?: boolean,
    host?: string,
  ): Promise<unknown>
}

// It comes without types, and as CommonJS.
const { FacebookAdsApi } = createRequire(import.meta.url)('facebook-nodejs-business-sdk') as {
  FacebookAdsApi: new (token: string, locale: string, crash_log: boolean) => Api
}

/** It takes another host with each call, and puts its token into the query. */
function open({ graph_url, access_token, phone_number_id }: ConsumerSetup, multipart = false) {
  const api = new FacebookAdsApi(access_token, 'en_US', false)
  const call = (method: string, edge: string, params: object) =>
    api.call(method, [phone_number_id, edge], params, {}, multipart, graph_url)
  const say = (to: string, text: string) =>
    call('POST', 'messages', { messaging_product: 'whatsapp', to, type: 'text', text: { body: text } })
  return { call, say }
}

test('facebook-nodejs-business-sdk answers everybody through the gateway, hidden phones included', async () => {
  await proveThroughGateway((setup) => open(setup))
})

test('facebook-nodejs-business-sdk straight on the sandbox answers those whose phone is shown', async () => {
  await proveDirectly((setup) => open(setup))
})

test('facebook-nodejs-business-sdk reads the profile and a refusal through the gateway', async () => {
  const gateway = await openGatewayShop()
  try {
    const { setup } = await gateway.add()
    const { call, say } = open(setup)
    expect(await call('GET', 'whatsapp_business_profile', { fields: 'about' })).toMatchObject({
      data: [{ messaging_product: 'whatsapp' }],
    })
    const refused = await say('15550100902', 'Too early').catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 400, response: { code: 131047 } })
  } finally {
    await gateway.close()
  }
})
