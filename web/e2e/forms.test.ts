import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0950" }
  people:
    carla: { name: Carla Vega, phone: "+1 555 010 0951" }
`

let shop: SandboxShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  page = await openInbox(browser, shop, await signUp(browser, shop))
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const open = (section: string) => page.goto(`${shop.server.url}/settings/${section}`)
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

/** Waits until a field has the focus and is described by the message, and that no message stands elsewhere. */
async function refusedAt(name: string, message: string): Promise<void> {
  const input = field(name)
  await input.and(page.locator('[aria-invalid=true]:focus')).waitFor()
  const ids = (await input.getAttribute('aria-describedby')) ?? ''
  const described = await Promise.all(ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(described.join(' ')).toContain(message)
  expect(await page.getByRole('alert').count()).toBe(0)
}

test('a name that is taken is refused at the field, and the message leaves when the field changes', async () => {
  await shop.call('POST', '/v1/labels', { name: 'VIP', color: 'red', description: null, sticky: true })
  await open('labels')
  await field('Name').fill('VIP')
  await press('Add')
  await refusedAt('Name', 'A label with the name VIP already exists.')
  expect(await seriousFindings(page)).toEqual([])
  await field('Name').fill('VIP 2')
  await field('Name').and(page.locator(':not([aria-invalid=true])')).waitFor()
  await press('Add')
  await page.getByRole('button', { name: 'Edit VIP 2' }).waitFor()

  await shop.call('POST', '/v1/canned_replies', { shortcut: 'hours', text: 'We open at eight.' })
  await open('canned-replies')
  await field('Shortcut').fill('hours')
  await field('Text').fill('We open at nine.')
  await press('Add')
  await refusedAt('Shortcut', 'A canned reply with the shortcut /hours already exists.')

  await shop.call('POST', '/v1/teams', { name: 'Counter', member_ids: [], inbox_ids: [] })
  await open('teams')
  await field('Name').fill('Counter')
  await press('Add team')
  await refusedAt('Name', 'A team with the name Counter already exists.')

  await open('members')
  await field('Email').fill('maud@example.org')
  await press('Invite member')
  await refusedAt('Email', 'A member with this email address already exists.')
})

test('a value that the server does not accept is refused at its field', async () => {
  await open('webhooks')
  await field('Endpoint URL').fill('http://10.0.0.1/hook')
  await field('Name').fill('CRM')
  await press('Add')
  await refusedAt('Endpoint URL', 'The address is not allowed.')

  await open('blocked-phones')
  await field('Number').fill('nonsense')
  await field('Reason').fill('The reception')
  await press('Add')
  await refusedAt('Number', 'Is not a valid phone; write it with + and the country code')

  await open('you')
  await field('Current password').fill('another loaf of rye')
  await field('New password').fill('flour water salt')
  await press('Change password')
  await refusedAt('Current password', 'Incorrect password.')
})

test('a field that is folded away opens when the server refuses its value', async () => {
  await open('webhooks')
  await field('Endpoint URL').fill('https://crm.example.com/hook')
  await field('Name').fill('CRM')
  const summary = page.getByText('Format, order and concurrency')
  await summary.click()
  const most = page.getByRole('spinbutton', { name: 'Concurrent requests' })
  await most.fill('500')
  // Else the browser refuses the number before the server sees it.
  await most.evaluate((node) => node.closest('form')?.setAttribute('novalidate', ''))
  await summary.click()
  await press('Add')
  await most.and(page.locator('[aria-invalid=true]:focus')).waitFor()
})
