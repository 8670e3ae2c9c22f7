import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { totpNow } from '@selfsame/server/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, type Session, seriousFindings, signIn, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    carla: { name: Carla Vega, phone: "+1 555 010 0901" }
`
const PASSWORD = 'flour water salt'
// What the helpers sign up with.
const OWNERS_PASSWORD = 'a loaf of dark rye'

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

/** The settings at one of their sections, reached through the rail and the menu. */
async function openSettings(section: string, options = {}): Promise<Page> {
  const page = await openInbox(browser, shop, session, options)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .click()
  await page.getByRole('heading', { level: 2, name: section }).waitFor()
  return page
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('somebody is invited, joins by the link, sees no keys, becomes a viewer and is removed', async () => {
  const page = await openSettings('Members', { bypassCSP: true })
  await field(page, 'Email').fill('noor@example.org')
  await press(page, 'Invite member')
  const link = await field(page, 'Invitation link').inputValue()
  await page.getByText('No email was sent.').waitFor()
  await page.getByText('noor@example.org').last().waitFor()
  expect(await seriousFindings(page)).toEqual([])

  const noors = await (await browser.newContext()).newPage()
  await noors.goto(link)
  await field(noors, 'Your name').fill('Noor Khan')
  await field(noors, 'Password').fill(PASSWORD)
  await press(noors, 'Join')
  await noors.getByRole('status').getByText('You’re now a member').waitFor()
  await signIn(noors, { email: 'noor@example.org', password: PASSWORD })
  await noors.getByRole('navigation', { name: 'Conversations' }).waitFor()
  await noors.goto(`${shop.server.url}/settings/api-keys`)
  await noors.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
  expect(await noors.getByRole('button', { name: 'Create key' }).count()).toBe(0)
  await noors.goto(`${shop.server.url}/settings/members`)
  await noors.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
  expect(await noors.getByRole('combobox', { name: 'Role of Maud Visser' }).isDisabled()).toBe(true)

  await page.reload()
  const role = page.getByRole('combobox', { name: 'Role of Noor Khan' })
  await role.selectOption('viewer')
  await shop.until(async () => {
    const { body } = await shop.call('GET', '/v1/members')
    return (
      body.data.find((member: { name: string }) => member.name === 'Noor Khan').role === 'viewer' || undefined
    )
  })
  await press(page, 'Remove Noor Khan')
  await press(page, 'Remove')
  await role.waitFor({ state: 'detached' })
  await noors.context().close()
  await page.context().close()
})

test('a key is made, opens what it may, is revoked, and opens nothing', async () => {
  const page = await openSettings('API keys', { bypassCSP: true })
  await field(page, 'Name').fill('Shop system')
  expect(await page.getByRole('button', { name: 'Create key' }).isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: 'View contacts' }).check()
  await press(page, 'Create key')
  const key = await field(page, 'API key').inputValue()
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${key}` }
    return (await fetch(`${shop.server.url}${path}`, { headers })).status
  }
  expect([await ask('/v1/contacts'), await ask('/v1/inboxes')]).toEqual([200, 403])
  expect(await seriousFindings(page)).toEqual([])
  await press(page, 'I’ve saved it')
  await field(page, 'API key').waitFor({ state: 'detached' })
  await press(page, 'Revoke Shop system')
  await page.getByRole('dialog', { name: 'Revoke this key?' }).waitFor()
  await press(page, 'Revoke')
  await page.getByRole('button', { name: 'Revoke Shop system' }).waitFor({ state: 'detached' })
  expect(await ask('/v1/contacts')).toBe(401)
  await page.context().close()
})

test('a line is paused and resumed, and what was for a number not connected is seen and tried again', async () => {
  await shop.sandbox.act('add_number', { phone: '+1 555 010 0999', name: 'Second counter', as: 'second' })
  await shop.sandbox.act('write', { who: 'carla', number: 'second', text: 'Is anybody there?' })
  await shop.settle()
  const page = await openSettings('Inboxes')
  await page.getByRole('button', { name: /^Pause sending/ }).click()
  await page.getByText('Paused manually').waitFor()
  await page.getByRole('button', { name: /^Resume sending/ }).click()
  await page.getByRole('button', { name: /^Pause sending/ }).waitFor()
  await page.getByText('This WhatsApp number isn’t connected.').waitFor()
  await press(page, 'Show webhook')
  await page.getByRole('region', { name: 'What WhatsApp sent' }).getByText('Is anybody there?').waitFor()
  await press(page, 'Reprocess unroutable webhooks')
  await page.getByRole('status').getByText('Done: 1 webhook reprocessed.').waitFor()
  await page.getByText('tried 2 times').waitFor()
  await page.context().close()
})

test('templates are read from WhatsApp and shown as they will be seen', async () => {
  await shop.sandbox.act('add_template', {
    name: 'order_ready',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Hello {{1}}, it is ready.', example: { body_text: [['Carla']] } }],
  })
  const page = await openSettings('Templates')
  await press(page, 'Sync from WhatsApp')
  await page.getByRole('status').getByText('1 new').waitFor()
  await page.getByRole('button', { name: /^Show order_ready/ }).click()
  await page.getByText('Hello {{1}}, it is ready.').waitFor()
  await page.getByText('Required parameters: body 1 (for example “Carla”)').waitFor()
  await page.context().close()
})

test('a phone that several people share goes onto the list and off it', async () => {
  const page = await openSettings('Excluded numbers')
  await field(page, 'Number').fill('nonsense')
  await field(page, 'Reason').fill('The reception')
  await press(page, 'Add')
  await page.getByText('Is not a valid phone').waitFor()
  await field(page, 'Number').fill('+351 910 000 001')
  await press(page, 'Add')
  await press(page, 'Remove +351910000001')
  await press(page, 'Remove')
  await page.getByText('No excluded numbers yet.').waitFor()
  await page.context().close()
})

test('a canned reply is added, chosen by keyboard in an answer and sent', async () => {
  const page = await openSettings('Canned replies', { bypassCSP: true, colorScheme: 'dark' })
  await field(page, 'Shortcut').fill('hours')
  await field(page, 'Text').fill('We open at eight, and at nine on Sundays.')
  await press(page, 'Add')
  await page.getByText('/hours').waitFor()
  for (const shortcut of ['holidays', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'])
    await shop.call('POST', '/v1/canned_replies', { shortcut, text: 'We are closed in August.' })
  await shop.sandbox.act('write', { who: 'carla', number: 'counter', text: 'When do you open?' })
  await shop.settle()
  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('link', { name: /When do you open/ })
    .click()
  const message = page.getByRole('textbox', { name: 'Message', exact: true })
  const text = 'We open at eight, and at nine on Sundays.'
  const hours = page.getByRole('option', { name: /hours/, selected: true })
  const holidays = page.getByRole('option', { name: /holidays/, selected: true })
  await message.fill('/hol')
  await holidays.waitFor()
  await page.keyboard.press('Escape')
  await holidays.waitFor({ state: 'detached' })
  await message.fill('/h')
  await page.getByRole('option').nth(7).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await message.fill('/ho')
  await holidays.waitFor()
  await page.getByRole('option', { name: /hours/ }).click()
  await expect.poll(() => message.inputValue()).toBe(text)
  await message.fill('/hours')
  await hours.waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => message.inputValue()).toBe(text)
  await message.and(page.locator(':focus')).fill('/ho')
  await holidays.waitFor()
  await page.keyboard.press('ArrowDown')
  await hours.waitFor()
  await page.keyboard.type('u')
  await page.getByRole('option', { name: /holidays/ }).waitFor({ state: 'detached' })
  await hours.waitFor()
  // A screen reader hears the option that Enter picks.
  expect(await message.getAttribute('aria-activedescendant')).toBe(await hours.getAttribute('id'))
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: /^You/ }).getByText(text).waitFor()
  await page.context().close()
})

test('another name is seen at once, and a browser that was left signed in is signed out from here', async () => {
  const left = await (await browser.newContext()).newPage()
  await left.goto(`${shop.server.url}/sign-in`)
  await signIn(left)
  await left.getByRole('navigation', { name: 'Conversations' }).waitFor()
  const page = await openSettings('You')
  await field(page, 'Name').fill('Maud de Visser')
  await press(page, 'Save')
  await page.getByRole('button', { name: 'You: Maud de Visser' }).waitFor()
  const places = page.getByRole('region', { name: 'Active sessions' })
  expect(await places.getByText('This browser', { exact: true }).count()).toBe(1)
  await press(page, 'Sign out elsewhere')
  await places.getByRole('button').first().waitFor({ state: 'detached' })
  // By itself, within seconds: what it shows of customers is not left on the screen.
  await left.getByRole('heading', { name: 'Sign in to Selfsame' }).waitFor()
  await left.context().close()
  await page.context().close()
})

test('a second factor is turned on with the first code, and turned off again', async () => {
  const page = await openSettings('You')
  const panel = page.getByRole('region', { name: 'Two-factor authentication' })
  await panel.getByRole('button', { name: 'Turn on' }).click()
  await field(page, 'Your password').fill(OWNERS_PASSWORD)
  await press(page, 'Continue')
  const address = await panel.getByRole('link', { name: 'open it directly' }).getAttribute('href')
  await field(page, 'Code from the app').fill(totpNow(new URL(address ?? '')))
  await panel.getByRole('button', { name: 'Turn on' }).click()
  const codes = await field(page, 'Backup codes').inputValue()
  expect(codes.split('\n').length).toBeGreaterThan(5)
  await press(page, 'I’ve saved it')
  await panel.getByRole('button', { name: 'Turn off' }).click()
  await field(page, 'Your password').fill(OWNERS_PASSWORD)
  await press(page, 'Turn off')
  await panel.getByRole('button', { name: 'Turn on' }).waitFor()
  await page.getByText('This browser', { exact: true }).waitFor()
  await page.context().close()
})
