import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    clinic: { name: Clínica Norte, contact_book: false }
  numbers:
    desk: { portfolio: clinic, name: Clínica Norte, phone: "+1 555 010 0300" }
  people:
    otto: { name: Otto Kern, phone: "+49 1512 5550001" }
    rosa: { name: Rosa Lima, phone: "+1 555 010 0311" }
    bea: { name: Bea Lima, phone: "+1 555 010 0322", username: bea.lima }
    carla: { name: Carla Vega, phone: "+1 555 010 0301" }
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

async function write(who: string, text: string): Promise<void> {
  await shop.sandbox.act('write', { who, text })
  await shop.settle()
}

async function openContact(name: string): Promise<Page> {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.goto(`${shop.server.url}/contacts/${await shop.contact(name)}`)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  return page
}

/** Opens a part of what is known of somebody, where it is closed. */
async function openPart(page: Page, title: string): Promise<void> {
  const part = page.locator('details', { has: page.getByRole('heading', { name: title }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
}

test('a phone, then a username, then another: one thread, and the panel tells what they were called', async () => {
  await write('otto', 'Is the bread ready?')
  await shop.sandbox.act('adopt_username', { who: 'otto', username: 'otto.bakes' })
  await shop.advance('40 days')
  await write('otto', 'My number is hidden now')
  // Meta's times have seconds: of two usernames shown in the same one, none is the later.
  await shop.advance('1 minute')
  await shop.sandbox.act('adopt_username', { who: 'otto', username: 'otto.rye' })
  await write('otto', 'And I am called otherwise')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  expect(await row(page, 'Otto Kern').count()).toBe(1)
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('Is the bread ready?').waitFor()
  await thread.getByText('And I am called otherwise').waitFor()
  const who = page.getByRole('complementary', { name: 'Contact details' })
  await who.getByText('@otto.rye').waitFor()
  await who.getByText('formerly @otto.bakes').waitFor()
  await openPart(page, 'Names')
  await who.getByText('Former username').waitFor()
  await who.getByRole('textbox', { name: 'Name' }).fill('Otto from the bakery')
  await who.getByRole('button', { name: 'Save name' }).click()
  await row(page, 'Otto from the bakery').waitFor()
  await openPart(page, 'Attributes')
  await who.getByRole('button', { name: 'Add attribute' }).click()
  await who.getByRole('textbox', { name: 'Attribute' }).fill('plan')
  await who.getByRole('textbox', { name: 'Value' }).fill('gold')
  await who.getByRole('button', { name: 'Save', exact: true }).click()
  await who.getByText('gold').waitFor()
  await page.context().close()
})

test('two people become one in the wizard, an answer goes to whoever wrote, and the undo gives both back', async () => {
  await write('rosa', 'This is rosa')
  await write('bea', 'This is bea')
  const before = await pictureOf('Rosa Lima', 'Bea Lima')
  const page = await openContact('Rosa Lima')
  await page.getByRole('link', { name: 'Merge contact' }).click()
  await page.getByRole('searchbox', { name: 'Search contacts to merge' }).fill('@bea')
  await page.getByRole('link', { name: /Bea Lima/ }).click()
  await page.getByRole('region', { name: 'Bea Lima' }).getByText('This is bea').waitFor()
  await page.getByText('These are two different WhatsApp accounts').waitFor()
  await page
    .getByRole('radiogroup', { name: 'Name', exact: true })
    .getByRole('radio', { name: 'Bea Lima' })
    .check()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Merge as Bea Lima' }).click()
  await page.getByRole('status').getByText('Bea Lima').waitFor()
  await page.getByRole('link', { name: 'View contact' }).click()
  await page.getByRole('button', { name: 'Open conversation' }).click()

  const [bsuid] = shop.sandbox.world.people.get('bea')?.bsuids.values() ?? []
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('This is rosa').waitFor()
  // Bea wrote last, under a hidden phone: the composer says so before anything is sent.
  await page.getByRole('form', { name: 'Reply' }).locator(`[title="${bsuid}"]`).waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello Bea')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await shop.until(async () => (shop.sent().length > 0 ? true : undefined))
  await shop.settle()
  expect(shop.sent().at(-1)).toMatchObject({ recipient: bsuid, body: { text: { body: 'Hello Bea' } } })
  expect(shop.sandbox.phone('rosa').map(({ body }) => body?.text)).not.toContainEqual({ body: 'Hello Bea' })

  await page.getByRole('button', { name: 'Undo merge' }).click()
  await row(page, 'Rosa Lima').waitFor()
  await row(page, 'Bea Lima').waitFor()
  expect(await pictureOf('Rosa Lima', 'Bea Lima')).toEqual(before)
  await page.context().close()
})

/** What of two people an undo has to give back, as the API shows it. */
async function pictureOf(...names: string[]) {
  return Promise.all(
    names.map(async (name) => {
      const { body } = await shop.call('GET', `/v1/contacts/${await shop.contact(name)}`)
      const { id, display_name, attributes, phone, username, identities } = body
      const kept = identities.map(({ last_at, ...identity }: { last_at: string }) => identity)
      return { id, display_name, attributes, phone, username, identities: kept }
    }),
  )
}

test('a recycled number: the page says why, the drawing is walked through by keyboard, and a key leads to the decision', async () => {
  await write('carla', 'This is carla')
  await shop.sandbox.act('delete_account', { who: 'carla' })
  await shop.advance('120 days')
  await shop.sandbox.act('add_person', { id: 'diego', name: 'Diego Luna', phone: '+1 555 010 0301' })
  await write('diego', 'This is diego')
  const page = await openContact('Diego Luna')
  await page
    .getByRole('region', { name: 'Explanation', exact: true })
    .getByText(/It may be the same contact with a new BSUID/)
    .waitFor()
  expect(await seriousFindings(page)).toEqual([])

  const chart = page.getByRole('group', { name: /^Identity history/ })
  const first = chart.getByRole('button').first()
  await first.focus()
  const said = page.getByRole('region', { name: 'Identity history' }).getByRole('status')
  const words = await first.getAttribute('aria-label')
  await said.getByText(words ?? 'nothing').waitFor()
  for (let steps = 0; steps < 10; steps++) {
    if (await said.getByText('used by Carla Vega').isVisible()) break
    await page.keyboard.press('ArrowRight')
  }
  await said.getByText('+15550100301 used by Carla Vega').waitFor()
  await page.getByText('View as table').click()
  await page.getByRole('row', { name: /used by Carla Vega/ }).waitFor()

  await page.getByRole('link', { name: 'Compare both sides' }).click()
  await page.getByRole('region', { name: 'Carla Vega' }).waitFor()
  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Decided: different contacts.').waitFor()
  await page.getByRole('region', { name: 'Diego Luna' }).getByRole('link', { name: 'Diego Luna' }).click()
  await page
    .getByRole('button', { name: /Marked as different from Carla Vega/ })
    .waitFor({ state: 'attached' })
  await page.context().close()
})

test('erasing asks for the name, and then they are gone', async () => {
  const page = await openContact('Otto from the bakery')
  await page.getByRole('button', { name: 'Erase contact' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: 'Erase permanently' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('Otto from the bakery')
  await dialog.getByRole('button', { name: 'Erase permanently' }).click()
  await page.getByRole('heading', { name: 'Contacts' }).waitFor()
  await page.getByRole('row', { name: /Rosa Lima/ }).waitFor()
  expect(await page.getByText('Otto from the bakery').count()).toBe(0)
  await page.context().close()
})
