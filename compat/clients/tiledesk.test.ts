import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { type ConsumerSetup, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'
import type { Webhook } from '../testing/conversation.ts'
import { proveDirectly, proveThroughGateway } from '../testing/prove.ts'

type Translator = {
  toWhatsapp(message: object, receiver: string): Promise<object>
  toTiledesk(message: object, from: string): Promise<{ text: string } | null>
}
type Whatsapp = { sendMessage(phone_number_id: string, message: object): Promise<{ status: number }> }

// The connector's own service needs MongoDB, Redis and Tiledesk; these two of its parts speak to WhatsApp.
process.env.APP_ROOT_PATH = tmpdir()
process.env.WHATSAPP_LOG = 'error'
const require = createRequire(import.meta.url)
const PARTS = '@tiledesk/tiledesk-whatsapp-connector/tiledesk'
const { TiledeskWhatsapp } = require(`${PARTS}/TiledeskWhatsapp`) as {
  TiledeskWhatsapp: new (settings: object) => Whatsapp
}
const { TiledeskWhatsappTranslator } = require(`${PARTS}/TiledeskWhatsappTranslator`) as {
  TiledeskWhatsappTranslator: new () => Translator
}

/** `GRAPH_URL` is a setting of the connector; its token goes into the query. */
function open({ graph_url, access_token, phone_number_id }: ConsumerSetup) {
  const whatsapp = new TiledeskWhatsapp({
    token: access_token,
    GRAPH_URL: `${graph_url}/v14.0/`,
    API_URL: 'http://127.0.0.1:9',
    BASE_FILE_URL: 'http://127.0.0.1:9',
  })
  const translator = new TiledeskWhatsappTranslator()
  const send = async (to: string, message: object) =>
    whatsapp.sendMessage(phone_number_id, await translator.toWhatsapp(message, to))
  return { translator, send }
}

const connect = (setup: ConsumerSetup) => {
  const { send } = open(setup)
  return { say: (to: string, text: string) => send(to, { type: 'text', text }) }
}

test('@tiledesk/tiledesk-whatsapp-connector answers everybody through the gateway, hidden phones included', async () => {
  await proveThroughGateway(connect)
})

test('@tiledesk/tiledesk-whatsapp-connector straight on the sandbox answers those whose phone is shown', async () => {
  await proveDirectly(connect)
})

test('@tiledesk/tiledesk-whatsapp-connector reads what the gateway delivers and sends a picture and buttons', async () => {
  const gateway = await openGatewayShop()
  try {
    const { setup } = await gateway.add()
    const { translator, send } = open(setup)
    await gateway.write('ines', 'Cake?')
    const given: Webhook['entry'][0]['changes'][0]['value']['messages'] = [
      { id: 'wamid.1', from: '15550100902', type: 'text', text: { body: 'Cake?' } },
    ]
    expect(await translator.toTiledesk(given[0] ?? {}, 'Ines')).toMatchObject({ text: 'Cake?' })
    const image = {
      type: 'image',
      text: '',
      metadata: { src: 'https://shop.example/cake.png', type: 'image/png' },
    }
    expect(await send('15550100902', image)).toMatchObject({ status: 200 })
    const button = { type: 'text', value: 'Yes' }
    const buttons = {
      type: 'text',
      text: 'Cake?',
      attributes: { attachment: { type: 'template', buttons: [button] } },
    }
    expect(await send('15550100902', buttons)).toMatchObject({ status: 200 })
    expect(gateway.shop.sent().map(({ type }) => type)).toEqual(['image', 'interactive'])
  } finally {
    await gateway.close()
  }
})
