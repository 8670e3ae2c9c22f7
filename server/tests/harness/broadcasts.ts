import { BODY, type TestTemplate } from '../../src/channels/templates/test-templates.ts'
import { startBroadcaster } from '../../src/sending/broadcasts/broadcaster.ts'
import type { TestApp } from './app.ts'
import type { AnyAnswer, Shop } from './people.ts'

/** A marketing template that greets by name. */
export const SALE: TestTemplate = {
  name: 'sale',
  language: 'en',
  category: 'MARKETING',
  parameter_format: 'named',
  components: [BODY('Hi {{first_name}}, {{cake}} is back.')],
}

export async function addTemplate(shop: Shop, template: TestTemplate): Promise<void> {
  const { name, language, category, parameter_format, components } = template
  await shop.rows(
    `insert into templates (account_id, id, waba_id, meta_template_id, name, language, status, category, parameter_format,
       components, updated_at)
     select account_id, gen_random_uuid(), waba_id, '${name}', '${name}', '${language}', 'approved', '${category.toLowerCase()}',
       '${parameter_format}', '${JSON.stringify(components)}', now() from inboxes where id = '${shop.line.inbox_id}'`,
  )
}

/** A broadcast of that template, with what a test changes. */
export function buildBroadcast(shop: Shop, given: object): object {
  return {
    name: 'Cakes',
    inbox_id: shop.account.inbox_id,
    template: { name: 'sale', language: 'en' },
    parameters: {
      'body.first_name': { attribute: 'name', fallback: 'there' },
      'body.cake': { text: 'almond cake' },
    },
    audience: { query: {} },
    ...given,
  }
}

/** Lets this process do all that it can do for broadcasts now. */
export async function bringAllForward(app: TestApp): Promise<void> {
  const broadcaster = startBroadcaster(app.deps, { poll_ms: 1_000_000, wakeSender: () => undefined })
  await broadcaster.drain()
  await broadcaster.stop()
}

/** Plans a broadcast and waits for its dry run. */
export async function prepared(app: TestApp, shop: Shop, given: object): Promise<AnyAnswer> {
  const { status, body } = await shop.call('POST', '/v1/broadcasts', buildBroadcast(shop, given))
  if (status !== 201) throw new Error(`the broadcast was refused: ${JSON.stringify(body)}`)
  await bringAllForward(app)
  return (await shop.call('GET', `/v1/broadcasts/${body.id}`)).body
}

export async function recipientsOf(shop: Shop, id: string, query = ''): Promise<AnyAnswer[]> {
  const found: AnyAnswer[] = []
  let cursor = ''
  do {
    const { body } = await shop.call('GET', `/v1/broadcasts/${id}/recipients?limit=100${query}${cursor}`)
    found.push(...body.data)
    cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`
  } while (cursor !== '')
  return found
}
