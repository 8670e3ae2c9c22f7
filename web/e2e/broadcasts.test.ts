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
    ines: { name: Ines Duarte, phone: "+351 910 000 001", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+351 910 000 002" }
    rita: { name: Rita Moss, phone: "+351 910 000 003" }
    emil: { name: Emil Holt, phone: "+351 910 000 004" }
  templates:
    - name: cake
      language: en
      category: MARKETING
      parameter_format: NAMED
      components:
        - type: BODY
          text: "Hi {{first_name}}, the {{cake}} cake is back."
          example: { body_text_named_params: [{ param_name: first_name, example: Ana }, { param_name: cake, example: lemon }] }
    - name: hours
      language: en
      category: UTILITY
      components:
        - type: BODY
          text: "We open at eight from Monday on."
    - name: menu
      language: en
      category: UTILITY
      components:
        - type: HEADER
          format: DOCUMENT
          example: { header_handle: ["4::aW"] }
        - type: BODY
          text: "Hi {{1}}, this is our new menu."
          example: { body_text: [["Ana"]] }
`

let shop: SandboxShop
let browser: Browser
let session: Session

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  for (const who of ['ines', 'otto', 'rita', 'emil']) await shop.sandbox.act('write', { who, text: 'Hello' })
  await shop.settle()
  await shop.sandbox.act('stop_marketing', { who: 'rita' })
  await shop.settle()
  await shop.sandbox.act('delete_account', { who: 'emil' })
  await shop.call('POST', '/v1/contacts', { email: 'eve@example.com', name: 'Eve Holm' })
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  browser = await launch()
  session = await signUp(browser, shop)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const place = (page: Page) =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Broadcasts' })
const person = (page: Page, name: string | RegExp) =>
  page.getByRole('table', { name: 'Recipients' }).getByRole('row', { name })

async function chooseTemplate(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Template' }).click()
  await page.getByRole('option', { name }).click()
}

/** What has left shows once the clocks move, which they do here only by being told. */
async function moveOn(until: () => Promise<boolean>): Promise<void> {
  await shop.until(async () => {
    await shop.advance('1 minute')
    await shop.settle()
    return (await until()) ? true : undefined
  }, 30_000)
}

test('a dry run says who gets it and who does not and why; what is sent ends with a truthful row for each', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await place(page).click()
  await page.getByText('No broadcasts yet').waitFor()
  await page.getByRole('link', { name: 'New broadcast' }).click()

  const attempt = page.getByRole('button', { name: 'Start dry run' })
  expect(await attempt.isDisabled()).toBe(true)
  await page.getByText('Enter a name.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Almond cake')
  await chooseTemplate(page, 'cake (en)')
  await page.getByRole('combobox', { name: 'Value for first_name' }).selectOption('name')
  await page.getByText('Enter a value for cake.').waitFor()
  await page.getByRole('textbox', { name: 'Text for cake' }).fill('almond')
  await page.getByText('Hi ‹contact name›, the almond cake is back.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await attempt.click()

  const gets = page.getByRole('region', { name: 'Contacts that get the message', exact: true })
  const not = page.getByRole('region', { name: 'Contacts left out' })
  await gets.getByRole('heading', { name: '3 contacts get the message' }).waitFor()
  await gets.getByText('1 by WhatsApp ID').waitFor()
  await gets.getByText('2 by phone').waitFor()
  await not.getByRole('heading', { name: '2 contacts are left out' }).waitFor()
  await person(page, 'Ines Duarte Planned by WhatsApp ID').waitFor()
  await not.getByRole('link', { name: 'This contact opted out of marketing.' }).click()
  await person(page, 'Rita Moss Left out This contact opted out of marketing.').waitFor()
  await person(page, 'Otto Kern').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Show all recipients' }).click()
  await person(
    page,
    'Eve Holm Left out No phone or WhatsApp ID is sure to reach this contact: the contact has to write first.',
  ).waitFor()
  expect(await page.getByText(/phone number is missing/i).count()).toBe(0)
  expect(shop.sent()).toEqual([])
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Send 3 messages' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to 3 contacts?' })
  await dialog.getByText('2 contacts are left out.').waitFor()
  // Rows that were read before the last outcomes arrive after the counts, which say that there are no more to come.
  const outcomes = page.getByRole('navigation', { name: 'Outcomes' })
  const counted = Promise.all(
    ['Read 2', 'Failed 1'].map((name) => outcomes.getByRole('link', { name }).waitFor({ timeout: 0 })),
  )
  await page.route(/recipients/, async (route) => {
    const response = await route.fetch()
    await counted
    await route.fulfill({ response })
  })
  await dialog.getByRole('button', { name: 'Send 3 messages' }).click()
  const finished = page.getByText('Finished', { exact: true })
  await moveOn(() => finished.isVisible())
  await moveOn(() => outcomes.getByRole('link', { name: 'Failed 1' }).isVisible())
  await moveOn(() => outcomes.getByRole('link', { name: 'Read 2' }).isVisible())
  for (const outcome of [
    'Otto Kern Read by phone',
    'Ines Duarte Read by WhatsApp ID',
    /Emil Holt Failed WhatsApp couldn’t deliver the message.*131026/,
  ])
    await person(page, outcome).waitFor()
  await person(page, 'Rita Moss Left out').waitFor()
  await outcomes.getByRole('link', { name: 'Failed 1' }).click()
  await person(page, 'Otto Kern').waitFor({ state: 'detached' })
  expect(await seriousFindings(page)).toEqual([])
  for (const who of ['ines', 'otto']) {
    const got = shop.sandbox.phone(who).filter(({ type }) => type === 'template')
    expect(got).toHaveLength(1)
  }
  expect(shop.sandbox.phone('rita').filter(({ type }) => type === 'template')).toEqual([])

  await page.getByRole('link', { name: 'All recipients 5' }).click()
  await page.getByRole('link', { name: 'Open conversation with Ines Duarte' }).click()
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText('Hi Ines Duarte, the almond cake is back.')
    .waitFor()
  await place(page).click()
  await page.getByRole('row', { name: /Almond cake.*Finished.*5 contacts/ }).waitFor()
  await page.context().close()
})

test('one for chosen people waits for its time, is paused, resumed and cancelled, and another is made like it', async () => {
  const page = await openInbox(browser, shop, session)
  await page.goto(`${shop.server.url}/broadcasts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Opening hours')
  await chooseTemplate(page, 'hours (en)')
  await page.getByRole('radio', { name: 'Specific contacts' }).check()
  for (const name of ['Rita Moss', 'Ines Duarte']) {
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill(name)
    await page.getByRole('button', { name: `Add ${name}` }).click()
  }
  await page.getByRole('radio', { name: 'At a later time' }).check()
  await page.getByText('Enter the earliest send time.').waitFor()
  await page.getByRole('textbox', { name: 'Earliest send time' }).fill(inTwoDays())
  await page.getByRole('button', { name: 'Start dry run' }).click()
  // Rita wants no marketing, and opening hours are none.
  await page.getByRole('heading', { name: '2 contacts get the message' }).waitFor()
  await page.getByText('All contacts can be reached.').waitFor()
  const before = shop.sent().length
  await page.getByRole('button', { name: 'Send 2 messages' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send 2 messages' }).click()
  await page
    .getByRole('status')
    .getByText(/This broadcast starts automatically at/)
    .waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('A member or API client paused this broadcast.').waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page
    .getByRole('status')
    .getByText(/This broadcast starts automatically at/)
    .waitFor()
  await page.getByRole('button', { name: 'Cancel broadcast' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel broadcast' }).click()
  await page.getByText('No message was sent.').waitFor()
  await person(page, 'Rita Moss Cancelled').waitFor()
  expect(shop.sent()).toHaveLength(before)

  await page.getByRole('link', { name: 'Duplicate broadcast' }).click()
  await page.getByText('Add at least one contact.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Opening hours')
  await page.getByRole('radio', { name: 'Matching contacts' }).check()
  await page.getByText('Enter at least one condition for the contacts.').waitFor()
  await page.getByRole('combobox', { name: 'Contact’s phone' }).selectOption('unknown')
  await page.getByRole('button', { name: 'Add attribute condition' }).click()
  await page.getByText('Enter a name and a value for every attribute.').waitFor()
  await page.getByRole('textbox', { name: 'Attribute 1: name' }).fill('vip')
  await page.getByRole('combobox', { name: 'Attribute 1: type' }).selectOption('yes_no')
  await shop.call('PATCH', `/v1/contacts/${await shop.contact('Ines Duarte')}`, { attributes: { vip: true } })
  await page.getByRole('button', { name: 'Start dry run' }).click()
  await page.getByText('Contacts: vip is yes, phone unknown').waitFor()
  await page.getByRole('heading', { name: '1 contact gets the message' }).waitFor()
  await person(page, 'Ines Duarte Planned by WhatsApp ID').waitFor()
  await page.context().close()
})

/** As the field for date and time takes it, in the time of this machine. */
function inTwoDays(): string {
  const at = new Date(shop.server.deps.clock.now() + 48 * 3_600_000)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

test('a template with a file on top takes it from the form, and the phone gets both', async () => {
  const page = await openInbox(browser, shop, session)
  await page.goto(`${shop.server.url}/broadcasts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Menu')
  await chooseTemplate(page, 'menu (en)')
  await page.getByText('Choose the header file.').waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose file' }).click()
  const buffer = Buffer.from('%PDF-1.4\n%%EOF\n')
  await (await chooser).setFiles({ name: 'menu.pdf', mimeType: 'application/pdf', buffer })
  await page.getByText('menu.pdf').waitFor()
  await page.getByRole('combobox', { name: 'Value for body 1' }).selectOption('attribute')
  await page.getByRole('textbox', { name: 'Attribute for body 1' }).fill('nickname')
  await page.getByRole('radio', { name: 'Matching contacts' }).check()
  await page.getByRole('textbox', { name: 'Search text' }).fill('Otto')
  await page.getByRole('button', { name: 'Start dry run' }).click()
  await person(page, 'Otto Kern Left out Missing for this contact: body 1.').waitFor()
  expect(await page.getByRole('button', { name: 'No recipients' }).isDisabled()).toBe(true)

  await shop.call('PATCH', `/v1/contacts/${await shop.contact('Otto Kern')}`, {
    attributes: { nickname: 'O' },
  })
  await page.getByRole('link', { name: 'Duplicate broadcast' }).click()
  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose file' }).click()
  await (await again).setFiles({ name: 'menu.pdf', mimeType: 'application/pdf', buffer })
  await page.getByText('menu.pdf').waitFor()
  await page.getByRole('button', { name: 'Start dry run' }).click()
  await page.getByRole('button', { name: 'Send 1 message' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send 1 message' }).click()
  await moveOn(() => person(page, 'Otto Kern Read').isVisible())
  const got = shop.sandbox.phone('otto').findLast(({ type }) => type === 'template')
  expect(JSON.stringify(got)).toContain('menu.pdf')
  expect(JSON.stringify(got)).toContain('"O"')
  await page.context().close()
})

test('whoever may only look is told so by the server, and what they filled in stays', async () => {
  const page = await joinAs(browser, shop, { role: 'viewer', email: 'vi@example.org' })
  await page.goto(`${shop.server.url}/broadcasts/new`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Not mine to send')
  await chooseTemplate(page, 'hours (en)')
  await page.getByRole('button', { name: 'Start dry run' }).click()
  await page.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Not mine to send')
  await page.context().close()
})
