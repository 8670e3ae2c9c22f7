import { addKeyword, createBot, createFlow, createProvider, EVENTS, MemoryDB } from '@builderbot/bot'
import type { BotContext, BotMethods } from '@builderbot/bot/dist/types.js'
import { MetaProvider } from '@builderbot/provider-meta'

// A bot as its library's guide writes it, in a process of its own: it answers what it is told, and keeps what it has heard
// by the phone of whoever said it. What it knows and hears it tells on its standard output, a line each.

const { BOT_TOKEN = '', BOT_NUMBER_ID = '', BOT_VERIFY_TOKEN = '' } = process.env

const echo = addKeyword(EVENTS.WELCOME).addAction(
  async ({ from, body }: BotContext, { state, flowDynamic }: BotMethods) => {
    const heard: string[] = [...(state.get('heard') ?? []), body]
    await state.update({ heard })
    tell({ from, heard })
    await flowDynamic(`You said: ${body}`)
  },
)
const provider = createProvider(MetaProvider, {
  jwtToken: BOT_TOKEN,
  numberId: BOT_NUMBER_ID,
  verifyToken: BOT_VERIFY_TOKEN,
  version: 'v22.0',
})
const bot = await createBot({ flow: createFlow([echo]), provider, database: new MemoryDB() })
bot.httpServer(Number(process.env.BOT_PORT ?? 0))
const { server } = provider.server
if (!server?.listening) await new Promise((resolve) => setTimeout(resolve, 500))
tell({ listening: provider.server.server?.address() })

function tell(what: object): void {
  process.stdout.write(`BOT ${JSON.stringify(what)}\n`)
}
