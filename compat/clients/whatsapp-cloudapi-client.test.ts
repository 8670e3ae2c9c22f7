import { markMessageRead, sendButtonsMessage, sendTextMessage, uploadMedia } from '@whatsapp-cloudapi/client'
import { expect, test } from 'vitest'
import { type ConsumerSetup, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import { proveDirectly, proveThroughGateway } from '../testing/prove.ts'

const connect = ({ graph_url, access_token, phone_number_id }: ConsumerSetup) => ({
  say: (to: string, text: string) =>
    sendTextMessage({ accessToken: access_token, from: phone_number_id, to, text, baseUrl: graph_url }),
})

test('@whatsapp-cloudapi/client answers everybody through the gateway, hidden phones included', async () => {
  await proveThroughGateway(connect)
})

test('@whatsapp-cloudapi/client straight on the sandbox answers those whose phone is shown', async () => {
  await proveDirectly(connect)
})

test('@whatsapp-cloudapi/client marks as read, sends buttons and uploads a file through the gateway', async () => {
  const gateway = await openGatewayShop()
  try {
    const { setup } = await gateway.add()
    const client = {
      accessToken: setup.access_token,
      from: setup.phone_number_id,
      baseUrl: setup.graph_url,
    }
    const { message_id } = await gateway.shop.sandbox.act('write', { who: 'ines', text: 'Hi' })
    await gateway.shop.settle()
    expect(await markMessageRead({ ...client, messageId: String(message_id) })).toEqual({ success: true })
    const buttons = [{ id: 'yes', title: 'Yes' }]
    await sendButtonsMessage({ ...client, to: '15550100902', bodyText: 'Cake?', buttons })
    expect(gateway.shop.sent().at(-1)).toMatchObject({
      type: 'interactive',
      body: { interactive: { type: 'button', body: { text: 'Cake?' } } },
    })
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })
    expect((await uploadMedia({ ...client, file })).id).toMatch(/^\d+$/)
  } finally {
    await gateway.close()
  }
})
