import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { bsuidOf } from '@selfsame/sandbox/internals/visibility.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    rita: { name: Rita Moss, phone: "+1 555 010 0903" }
    otto: { name: Otto Kern, phone: "+1 555 010 0904" }
    emil: { name: Emil Holt, phone: "+1 555 010 0905" }
    hana: { name: Hana Sato, phone: "+1 555 010 0906" }
    mia: { name: Mia Lund, phone: "+1 555 010 0908", username: mia.lund }
    jon: { name: Jon Reed, phone: "+1 555 010 0907" }
  templates:
    - name: hello_again
      language: en
      category: UTILITY
      components:
        - { type: BODY, text: "Hello again from Luna Bakery." }
`

let shop: SandboxShop
let browser: Browser
let session: Session
let adas: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  browser = await launch()
  session = await signUp(browser, shop)
  for (const who of ['rita', 'otto', 'emil']) await shop.sandbox.act('write', { who, text: 'Are you open?' })
  await shop.settle()
  adas = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('several conversations are resolved at once, another window sees it, and it is taken back', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(adas, 'Rita Moss').waitFor()
  await row(page, 'Rita Moss').click()
  await page.getByRole('button', { name: 'Resolve' }).waitFor()
  await page.keyboard.press('x')
  await page.getByRole('checkbox', { name: 'Select Otto Kern' }).check({ force: true })
  const bar = page.getByRole('toolbar')
  await bar.getByText('2 selected').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('e')
  await page.getByText('2 conversations changed.').waitFor()
  for (const name of ['Rita Moss', 'Otto Kern']) await row(adas, name).waitFor({ state: 'detached' })
  await row(adas, 'Emil Holt').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 conversations restored.').waitFor()
  for (const name of ['Rita Moss', 'Otto Kern']) await row(adas, name).waitFor()
  await page.context().close()
})

test('filters are saved for everybody, and a colleague finds them with their count', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil Holt').click()
  await page.getByRole('button', { name: 'Priority' }).click()
  await page.getByRole('menuitem', { name: 'Urgent' }).click()
  await row(page, 'Emil Holt').getByRole('img', { name: 'Priority: Urgent' }).waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Priority' }).selectOption('urgent')
  await page.getByRole('textbox', { name: 'Save filters as' }).fill('Burning')
  await page.getByRole('checkbox', { name: 'Shared with all members' }).check()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('list', { name: 'Saved views' }).getByRole('link', { name: 'Burning 1' }).waitFor()
  await row(page, 'Rita Moss').waitFor({ state: 'detached' })
  await adas.reload()
  await adas.getByRole('link', { name: 'Burning 1' }).click()
  await row(adas, 'Emil Holt').waitFor()
  expect(await row(adas, 'Rita Moss').count()).toBe(0)
  await adas.getByRole('link', { name: 'All open' }).click()
  await page.context().close()
})

test('two see of each other who is here and who writes, and that one took what the other answers', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await row(adas, 'Otto Kern').click()
  await page.getByRole('list', { name: 'Members viewing this conversation' }).getByText('Ada Agent').waitFor()
  await adas.getByRole('textbox', { name: 'Message' }).pressSequentially('We open at', { delay: 20 })
  await page.getByText('Ada Agent is typing…').waitFor()
  await page.getByRole('button', { name: 'Assign' }).click()
  await page.getByRole('menuitem', { name: 'Maud Visser (you)' }).click()
  await adas.getByRole('alert').getByText('This conversation is now assigned to Maud Visser').waitFor()
  expect(await adas.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('We open at')
  await page.getByText('Ada Agent is typing…').waitFor({ state: 'detached' })
  await page.context().close()
})

test('a reply names its author to colleagues, in the conversation and in the list', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil Holt').click()
  await row(adas, 'Emil Holt').click()
  await adas.getByRole('textbox', { name: 'Message' }).fill('From eight o’clock.')
  await adas.keyboard.press('Enter')
  const shown = page.getByRole('article', { name: /^Ada Agent, / })
  await shown.getByText('From eight o’clock.').waitFor()
  await shown.getByText('Ada Agent', { exact: true }).waitFor()
  await row(page, 'Emil Holt').getByText('Ada Agent: From eight o’clock.').waitFor()
  const own = adas.getByRole('article', { name: /^You, / }).filter({ hasText: 'From eight o’clock.' })
  await own.waitFor()
  expect(await own.getByText('Ada Agent').count()).toBe(0)
  await row(adas, 'Emil Holt').getByText('You: From eight o’clock.').waitFor()
  const [emil] = (await shop.call('GET', '/v1/contacts?query=emil')).body.data
  await shop.call('POST', '/v1/messages', {
    to: { contact_id: emil.id },
    type: 'text',
    text: { body: 'Your order is ready.' },
  })
  await page
    .getByRole('article', { name: /\(API\), / })
    .getByText('Your order is ready.')
    .waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('a conversation is set as pending, leaves the open ones, and is opened again', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Rita Moss').click()
  await page.getByRole('button', { name: 'Snooze or mark as pending' }).click()
  await page.getByRole('menuitem', { name: 'Pending' }).click()
  await row(page, 'Rita Moss').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Pending 1' }).click()
  await row(page, 'Rita Moss').click()
  await page.keyboard.press('s')
  await page.getByRole('menuitem', { name: 'Pending' }).click()
  await row(page, 'Rita Moss').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'All open' }).click()
  await row(page, 'Rita Moss').waitFor()
  await page.context().close()
})

test('a conversation is begun by BSUID with a template, and a username is no address', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('button', { name: 'New conversation' }).waitFor()
  await page.keyboard.press('c')
  const to = page.getByRole('textbox', { name: 'To' })
  await to.fill('@nobody.known')
  await page.getByText('You can’t message a username').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  // Somebody who has never written: a BSUID that came from elsewhere.
  const { world } = shop.sandbox
  const [portfolio = ''] = world.people.get('rita')?.bsuids.keys() ?? []
  const bsuid = bsuidOf(world, portfolio, 'mia')
  await to.fill(bsuid)
  await page.getByRole('button', { name: `Message WhatsApp ID ${bsuid}` }).click()
  await page.getByRole('dialog', { name: 'Start with a template' }).waitFor()
  await page.getByRole('button', { name: 'Choose template' }).click()
  await page.getByRole('dialog', { name: 'Choose template' }).getByText('hello_again').click()
  await page.getByRole('button', { name: 'Send template' }).click()
  await page.getByRole('article').getByText('Hello again from Luna Bakery.').waitFor()
  await shop.settle()
  expect(shop.sent().at(-1)).toMatchObject({ recipient: bsuid, type: 'template' })
  expect(new URL(page.url()).pathname).toMatch(/^\/inbox\/cnv_/)
  await page.context().close()
})

test('a label has a colour, and under its new name it is where it was', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.goto(`${shop.server.url}/settings/labels`)
  await page.getByRole('textbox', { name: 'Name' }).fill('vip')
  await page.getByText('Grape').click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Edit vip' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  const { data } = (await shop.call('GET', '/v1/conversations')).body
  const otto = data.find(
    (it: { contact: { display_name: string } }) => it.contact.display_name === 'Otto Kern',
  )
  await shop.call('PATCH', `/v1/conversations/${otto.id}`, { labels: ['vip'] })
  await row(adas, 'Otto Kern').getByText('vip', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Edit vip' }).click()
  await page.getByRole('textbox', { name: 'Name' }).last().fill('regular')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Edit regular' }).waitFor()
  await row(adas, 'Otto Kern').getByText('regular', { exact: true }).waitFor()
  await page.context().close()
})

test('two new conversations are given to two members', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.goto(`${shop.server.url}/settings/assignment`)
  await page.getByRole('combobox', { name: 'Assignment of new conversations' }).selectOption('round_robin')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Applies to conversations opened from now on.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  for (const who of ['hana', 'jon']) await shop.sandbox.act('write', { who, text: 'A cake, please' })
  await page.getByRole('link', { name: 'Inbox', exact: true }).click()
  await page.getByRole('link', { name: 'Mine' }).click()
  await adas.getByRole('link', { name: 'Mine' }).click()
  const [anyone] = [/Hana Sato|Jon Reed/]
  const names = await Promise.all(
    [page, adas].map(async (window) => {
      const found = window
        .getByRole('navigation', { name: 'Conversations' })
        .getByRole('link', { name: anyone })
      await found.waitFor()
      expect(await found.count()).toBe(1)
      return (await found.textContent())?.includes('Hana') ? 'Hana' : 'Jon'
    }),
  )
  expect(names.toSorted()).toEqual(['Hana', 'Jon'])
  await page.context().close()
})
