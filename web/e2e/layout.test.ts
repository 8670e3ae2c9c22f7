import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, PATIENCE_MS, type Session, seriousFindings, signUp } from './browser.ts'
import { layoutFaults } from './layout-faults.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    long: { name: "Maximiliana Konstantinopoulou-van den Berghe de Albuquerque", phone: "+1 555 010 0901", username: maximiliana.konstantinopoulou }
    rita: { name: Rita Moss, phone: "+1 555 010 0903" }
  templates:
    - name: order_ready_for_collection_at_the_counter_reminder
      language: en
      category: UTILITY
      components:
        - { type: BODY, text: "Your order is ready." }
`
const LABELS = ['order', 'catering', 'wholesale-customers-of-the-northern-region']
const WIDTHS = [390, 768, 1024, 1440]

let shop: SandboxShop
let browser: Browser
let session: Session
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
  page = await openInbox(browser, shop, session, { bypassCSP: true })
  for (const who of ['rita', 'long'])
    await shop.sandbox.act('write', { who, text: 'Thirty rolls for Saturday, please. Can you deliver them?' })
  await shop.settle()
  for (const name of LABELS)
    await shop.call('POST', '/v1/labels', { name, color: 'teal', description: null, sticky: true })
  const [conversation] = await conversations()
  await shop.call('PATCH', `/v1/conversations/${conversation?.id}`, { labels: LABELS, priority: 'high' })
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  await shop.call('POST', '/v1/canned_replies', {
    shortcut: 'directions-to-the-bakery',
    text: 'Take tram 12.',
  })
  await shop.call('POST', '/v1/views', {
    name: 'Orders from the northern region without a team',
    shared: true,
    filters: { label: 'order', team: 'none' },
  })
  const email = 'bartholomeus.van.der.westhuizen-oppenheimer@subsidiary.example.org'
  await shop.call('POST', '/v1/invitations', { email, role: 'agent' })
  await shop.call('POST', '/v1/webhook_endpoints', {
    name: 'Customer relationship management, European region',
    url: 'https://crm.example.com/integrations/whatsapp/selfsame/events/incoming?tenant=luna-bakery',
  })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function conversations(): Promise<{ id: string; contact: { id: string } }[]> {
  return (await shop.call('GET', '/v1/conversations')).body.data
}

/** Every page that has something to show, by its address. */
async function addresses(): Promise<string[]> {
  const [conversation] = await conversations()
  const [endpoint] = (await shop.call('GET', '/v1/webhook_endpoints')).body.data
  const settings =
    'you members teams assignment labels canned-replies inboxes templates blocked-phones api-keys webhooks gateway retention audit'
  return [
    '/inbox',
    `/inbox/${conversation?.id}`,
    '/inbox?q=rolls',
    '/conflicts',
    '/contacts',
    `/contacts/${conversation?.contact.id}`,
    `/contacts/${conversation?.contact.id}/merge`,
    '/broadcasts',
    '/broadcasts/new',
    '/phone',
    '/connect',
    ...settings.split(' ').map((section) => `/settings/${section}`),
    `/settings/webhooks/${endpoint.id}`,
    '/nothing/here',
    '/sign-in',
  ]
}

async function open(address: string, on = page): Promise<void> {
  await on.goto(`${shop.server.url}${address}`)
  await on.waitForFunction(
    `document.querySelector('h1, h2') && !document.querySelector('.mantine-Loader-root, [aria-busy=true]')`,
  )
}

test('no page cuts off, spills or overlaps anything, from a phone to a wide screen', async () => {
  const faults: string[] = []
  for (const address of await addresses()) {
    await open(address)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      for (const fault of await layoutFaults(page)) faults.push(`${address} at ${width}: ${fault}`)
    }
  }
  expect(faults).toEqual([])
})

test.each(['nl', 'es', 'pt', 'pt-BR'])(
  'in %s nothing is cut off, spills or overlaps either',
  async (locale) => {
    const context = await browser.newContext({ storageState: session, bypassCSP: true, locale })
    const abroad = await context.newPage()
    abroad.setDefaultTimeout(PATIENCE_MS)
    const faults: string[] = []
    for (const address of await addresses()) {
      await open(address, abroad)
      for (const width of [390, 1024]) {
        await abroad.setViewportSize({ width, height: 900 })
        for (const fault of await layoutFaults(abroad)) faults.push(`${address} at ${width}: ${fault}`)
      }
    }
    await context.close()
    expect(faults).toEqual([])
  },
)

/** The buttons that open something over the page, and what they open. */
const OPENERS = 'button[aria-haspopup]:visible:not([disabled])'
const OPENED = '[role=menu], [role=dialog], [role=listbox]'
/** What opened has faded in: before, its texts are pale. */
const SETTLED = `document.getAnimations().length === 0 && [...document.querySelectorAll('${OPENED}')].some(
  (el) => el.checkVisibility() && getComputedStyle(el).opacity === '1')`
/** Mantine puts an empty element that takes the focus first in each menu. */
const OF_THE_LIBRARY = 'aria-required-children'

/** Opens each menu and dialog that the page has a button for; the account's, which every page has, only once. */
async function faultsOfOpened(address: string, seen: Set<string>): Promise<string[]> {
  const faults: string[] = []
  for (const opener of await page.locator(OPENERS).all()) {
    const name = `${(await opener.getAttribute('aria-label')) ?? (await opener.textContent())}`
    if (name.includes('Maud') && seen.has(name)) continue
    seen.add(name)
    await opener.click()
    const opened = page.locator(`:is(${OPENED}):visible`).first()
    await opened.waitFor()
    await page.waitForFunction(SETTLED)
    const findings = (await seriousFindings(page, OPENED)).filter(([rule]) => rule !== OF_THE_LIBRARY)
    for (const fault of [...(await layoutFaults(page, OPENED)), ...findings.flat(2)])
      faults.push(`${address}, ${name}: ${fault}`)
    await page.keyboard.press('Escape')
    await opened.waitFor({ state: 'hidden' })
  }
  return faults
}

test.each([
  [390, 'dark'],
  [1024, 'light'],
] as const)(
  'at %i pixels and in %s no menu or dialog is cut off or keeps anyone out',
  async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const seen = new Set<string>()
    const faults: string[] = []
    for (const address of await addresses()) {
      await open(address)
      faults.push(...(await faultsOfOpened(address, seen)))
    }
    await page.emulateMedia({ colorScheme: null })
    expect(seen.size).toBeGreaterThan(8)
    expect(faults).toEqual([])
  },
)

test('a fault is found', async () => {
  await open('/contacts')
  await page.setViewportSize({ width: 1024, height: 900 })
  await page.evaluate(`document.querySelector('h1').style = 'width: 3rem; white-space: nowrap'`)
  expect(await layoutFaults(page)).toContain('spills: Contacts')
  await page.evaluate(
    `document.querySelector('h1').style = 'width: 3rem; white-space: nowrap; overflow: hidden'`,
  )
  expect(await layoutFaults(page)).toContain('cut off: Contacts')
  await page.evaluate(`document.querySelector('h1').style = 'position: relative; top: 3rem'`)
  expect((await layoutFaults(page)).join()).toContain('overlap: ')
})
