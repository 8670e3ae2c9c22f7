import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { type ConsumerSetup, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import type { Webhook } from '../testing/conversation.ts'
import { proveDirectly, proveThroughGateway } from '../testing/prove.ts'

type Sent = { status: string; data?: object; error?: unknown }
type Wrapper = {
  baseUrl: string
  sendText(message: { recipientPhone: string; message: string }): Promise<Sent>
  sendLocation(place: object): Promise<Sent>
  sendImage(image: object): Promise<{ response: Sent }>
  parseMessage(webhook: Webhook): {
    isMessage: boolean
    message?: { from: { phone?: string }; text?: { body: string } }
  }
}

// It comes without types, and as CommonJS.
const WhatsappCloud = createRequire(import.meta.url)('whatsappcloudapi_wrapper') as new (settings: {
  accessToken: string
  senderPhoneNumberId: string
  WABA_ID: string
}) => Wrapper

/** Its host is fixed; the address that it builds from it is open. */
function open({ graph_url, access_token, phone_number_id, waba_id }: ConsumerSetup): Wrapper {
  const wrapper = new WhatsappCloud({
    accessToken: access_token,
    senderPhoneNumberId: phone_number_id,
    WABA_ID: waba_id,
  })
  wrapper.baseUrl = `${graph_url}/v13.0/${phone_number_id}`
  return wrapper
}

/** A bot that reads webhooks with the parser of the wrapper. */
const connect = (setup: ConsumerSetup) => {
  const wrapper = open(setup)
  return {
    say: (recipientPhone: string, message: string) => wrapper.sendText({ recipientPhone, message }),
    parse: (webhook: Webhook) => {
      const parsed = wrapper.parseMessage(webhook)
      return parsed.isMessage ? { from: parsed.message?.from.phone, text: parsed.message?.text?.body } : null
    },
  }
}

test('whatsappcloudapi_wrapper answers everybody through the gateway, hidden phones included', async () => {
  await proveThroughGateway(connect)
})

test('whatsappcloudapi_wrapper straight on the sandbox answers those whose phone is shown', async () => {
  await proveDirectly(connect)
})

test('whatsappcloudapi_wrapper sends a place and a picture through the gateway', async () => {
  const gateway = await openGatewayShop()
  try {
    const { setup } = await gateway.add()
    await gateway.write('ines', 'Where are you?')
    const wrapper = open(setup)
    const recipientPhone = '15550100902'
    const place = {
      recipientPhone,
      latitude: '38.7223',
      longitude: '-9.1393',
      name: 'Kiosk',
      address: 'Rua 1',
    }
    expect(await wrapper.sendLocation(place)).toMatchObject({ status: 'success' })
    const picture = { recipientPhone, url: 'https://shop.example/cake.png', caption: '' }
    expect(await wrapper.sendImage(picture)).toMatchObject({ response: { status: 'success' } })
    expect(gateway.shop.sent().map(({ type }) => type)).toEqual(['location', 'image'])
  } finally {
    await gateway.close()
  }
})
