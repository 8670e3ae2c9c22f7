import * as plugin from '@elizaos/plugin-whatsapp'
import { expect, test } from 'vitest'
import { type ConsumerSetup, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import { proveDirectly, proveThroughGateway } from '../testing/prove.ts'

// Its types name another file than the one that is in the package.
const { ClientFactory } = plugin as unknown as { ClientFactory: { create(config: object): CloudClient } }

/** What the plugin's client for the Cloud API can do. */
type CloudClient = {
  client: { defaults: { baseURL?: string } }
  sendTextMessage(to: string, text: string): Promise<unknown>
  sendReaction(reaction: { to: string; messageId: string; emoji: string }): Promise<{ success: boolean }>
  sendImage(to: string, link: string, caption?: string): Promise<unknown>
}

/** Its host is fixed; its axios instance is open. */
function open({ graph_url, access_token, phone_number_id }: ConsumerSetup): CloudClient {
  const client = ClientFactory.create({ accessToken: access_token, phoneNumberId: phone_number_id })
  client.client.defaults.baseURL = `${graph_url}/v24.0`
  return client
}

const connect = (setup: ConsumerSetup) => {
  const client = open(setup)
  return { say: (to: string, text: string) => client.sendTextMessage(to, text) }
}

test('@elizaos/plugin-whatsapp answers everybody through the gateway, hidden phones included', async () => {
  await proveThroughGateway(connect)
})

test('@elizaos/plugin-whatsapp straight on the sandbox answers those whose phone is shown', async () => {
  await proveDirectly(connect)
})

test('@elizaos/plugin-whatsapp reacts, takes it back and sends a picture through the gateway', async () => {
  const gateway = await openGatewayShop()
  try {
    const { setup } = await gateway.add()
    const { message_id } = await gateway.shop.sandbox.act('write', { who: 'ines', text: 'Cake?' })
    await gateway.shop.settle()
    const client = open(setup)
    const reaction = { to: '15550100902', messageId: String(message_id) }
    expect(await client.sendReaction({ ...reaction, emoji: '👍' })).toMatchObject({ success: true })
    expect(await client.sendReaction({ ...reaction, emoji: '' })).toMatchObject({ success: true })
    await client.sendImage('15550100902', 'https://shop.example/cake.png')
    expect(gateway.shop.sent().map(({ type }) => type)).toEqual(['reaction', 'reaction', 'image'])
  } finally {
    await gateway.close()
  }
})
