import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    carla: { name: Carla Vega, phone: "+1 555 010 0901" }
    dario: { name: Dario Vega, phone: "+1 555 010 0902" }
`

let shop: SandboxShop
let browser: Browser
let session: Session

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function open(path: string, options = {}): Promise<Page> {
  const page = await openInbox(browser, shop, session, options)
  await page.goto(`${shop.server.url}${path}`)
  return page
}

test('a second number is connected: a wrong token in clear words, nothing lost, then the first message turns the light green', async () => {
  const { number_id } = await shop.sandbox.act('add_number', {
    phone: '+1 555 010 0999',
    name: 'Second counter',
    as: 'second',
  })
  const [line] = shop.sandbox.lines
  const number = [...shop.sandbox.world.numbers.values()].find(
    ({ verified_name }) => verified_name === 'Second counter',
  )
  const waba = number && shop.sandbox.world.wabas.get(number.waba_id)
  if (!line || !number || !waba) throw new Error(`there is no second number, ${number_id}`)

  const page = await open('/settings/inboxes', { bypassCSP: true })
  await page.getByRole('link', { name: 'Connect a number' }).click()
  await page.getByRole('heading', { name: 'Connect WhatsApp' }).waitFor()
  await page.getByRole('link', { name: 'Try the sandbox' }).waitFor()
  await field(page, 'Business portfolio ID').fill(waba.portfolio_id)
  await field(page, 'WhatsApp Business account ID').fill(waba.id)
  const token = field(page, 'Access token')
  await token.fill('EAAnot-the-token')
  // Longer than an ID can be: refused at its field, before Meta is asked.
  await field(page, 'Phone number ID').fill('1'.repeat(33))
  await press(page, 'Check with Meta')
  await field(page, 'Phone number ID').and(page.locator('[aria-invalid=true]:focus')).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await field(page, 'Phone number ID').fill(number.id)
  await press(page, 'Check with Meta')
  await page.getByText('The token is invalid.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(await field(page, 'Phone number ID').inputValue()).toBe(number.id)
  expect((await shop.call('GET', '/v1/inboxes')).body.data).toHaveLength(1)

  await token.fill(line.access_token)
  await field(page, 'Phone number ID').fill('123')
  await press(page, 'Check with Meta')
  await page.getByText('This account has no number with this ID.').waitFor()
  await field(page, 'Phone number ID').fill(number.id)
  await press(page, 'Check with Meta')
  await page.getByRole('region', { name: 'Meta’s check results' }).getByText('Second counter').waitFor()
  await press(page, 'Connect this number')
  await page.getByText('Second counter is connected').waitFor()
  expect(await field(page, 'Callback URL').inputValue()).toContain('/webhooks/whatsapp/app_')
  const lights = page.getByRole('list', { name: 'Connection status' })
  await lights.getByText('Meta verified the address').waitFor()
  await lights.getByText('No messages to this number yet').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(await page.content()).not.toContain(line.access_token)

  await shop.sandbox.act('write', { who: 'carla', number: 'second', text: 'Is this the other counter?' })
  await shop.settle()
  await lights.getByText('A contact wrote to this number').waitFor()
  await page.getByRole('link', { name: 'Go to inbox' }).click()
  await page.getByRole('link', { name: /Is this the other counter/ }).waitFor()
  await page.context().close()
})

test('a token is renewed under Inboxes, a wrong one is refused with its reason', async () => {
  const page = await open('/settings/inboxes')
  await page
    .getByRole('button', { name: /^Replace access token of/ })
    .first()
    .click()
  await field(page, 'New access token').fill('EAAnot-the-token')
  await press(page, 'Save')
  await page.getByRole('alert').getByText('The token is invalid.').waitFor()
  await field(page, 'New access token').fill(shop.sandbox.lines[0]?.access_token ?? '')
  await press(page, 'Save')
  await page.getByText('Saved. Meta confirmed the new token.').waitFor()
  await page.context().close()
})

test('a merge stands in the audit log and is undone there; an agent does not see the log', async () => {
  for (const who of ['carla', 'dario'])
    await shop.sandbox.act('write', { who, number: 'counter', text: `I am ${who}` })
  await shop.settle()
  const [carla, dario] = [await shop.contact('Carla'), await shop.contact('Dario')]
  expect((await shop.call('POST', `/v1/contacts/${carla}/merges`, { contact_id: dario })).status).toBe(201)

  const page = await open('/settings/audit?action=contact.merged', { bypassCSP: true })
  const entry = page.getByRole('list', { name: 'Entries' }).getByRole('listitem').first()
  await entry.getByText('merged two contacts').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await entry.getByRole('button', { name: /^Undo merge of/ }).click()
  await press(page, 'Undo merge')
  await entry.getByText('undone').waitFor()
  await page.getByRole('combobox', { name: 'Action' }).selectOption({ label: 'undid a merge' })
  await entry.getByText('Maud Visser').waitFor()
  expect(await shop.contact('Dario')).not.toBe(carla)
  const saved = page.waitForEvent('download')
  await press(page, 'Export as CSV')
  expect((await saved).suggestedFilename()).toBe('audit-log.csv')
  await page.context().close()

  const agents = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await agents.goto(`${shop.server.url}/settings/audit`)
  await agents.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
  await agents.goto(`${shop.server.url}/connect`)
  await agents.getByText('Only an owner or admin can connect a WhatsApp number.').waitFor()
  await agents.context().close()
})

test('how long messages are kept is set with the figure of what would go', async () => {
  const page = await open('/settings/retention', { bypassCSP: true })
  const panel = page.getByRole('region', { name: 'Messages in Luna Bakery' })
  await panel.getByRole('combobox', { name: 'Message retention' }).selectOption({ label: '90 days' })
  await panel.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Nothing is old enough to delete now.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await press(page, 'Delete older messages')
  await page.getByText('The raw webhooks (see below) are kept longer').waitFor()
  const { inboxes } = (await shop.call('GET', '/v1/retention')).body
  expect(inboxes[0].message_days).toBe(90)
  await page.context().close()
})
