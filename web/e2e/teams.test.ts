import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
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

async function openSettings(page: Page, section: string): Promise<void> {
  await page.goto(`${shop.server.url}/settings/${section.toLowerCase()}`)
  await page.getByRole('heading', { level: 2, name: section }).waitFor()
}

const sees_nothing = (page: Page) => page.getByRole('heading', { name: 'No inbox access yet' })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('an agent who is limited to a team sees nothing until it has the inbox, then the conversation, then nothing again', async () => {
  await shop.sandbox.act('write', { who: 'rita', text: 'Where is my cake?' })
  await shop.settle()
  const { data } = (await shop.call('GET', '/v1/conversations')).body
  const [conversation] = data
  const adas = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await row(adas, 'Rita Moss').waitFor()

  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await openSettings(page, 'Teams')
  await page.getByText('No teams yet.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Front')
  await page.getByRole('checkbox', { name: 'Ada Agent' }).check()
  await press(page, 'Add team')
  await page.getByRole('button', { name: 'Edit Front' }).waitFor()
  expect(await page.getByRole('checkbox', { name: 'Ada Agent' }).isChecked()).toBe(false)
  expect(await seriousFindings(page)).toEqual([])
  await openSettings(page, 'Members')
  await page.getByRole('combobox', { name: 'Inbox access of Ada Agent' }).selectOption('Team inboxes only')
  await page.getByText('No access: not in a team that has an inbox.').waitFor()
  expect(await page.getByRole('combobox', { name: 'Inbox access of Maud Visser' }).isDisabled()).toBe(true)
  expect(await seriousFindings(page)).toEqual([])

  // What was open goes by itself; what is asked for is not there, by whatever way.
  await sees_nothing(adas).waitFor()
  await adas.goto(`${shop.server.url}/inbox/${conversation.id}`)
  await sees_nothing(adas).waitFor()
  for (const path of ['/inbox?q=Rita', '/contacts?q=Rita', '/contacts']) {
    await adas.goto(`${shop.server.url}${path}`)
    await sees_nothing(adas).waitFor()
    expect(await adas.getByText('Rita').count()).toBe(0)
  }

  await openSettings(page, 'Teams')
  await press(page, 'Edit Front')
  await page
    .getByRole('checkbox', { name: await inboxName() })
    .last()
    .check()
  await press(page, 'Save')
  await adas.getByText('Rita Moss').first().waitFor()
  await adas.goto(`${shop.server.url}/inbox/${conversation.id}`)
  await row(adas, 'Rita Moss').waitFor()
  await adas.getByRole('region', { name: 'Messages' }).getByText('Where is my cake?').waitFor()
  await adas.getByRole('textbox', { name: 'Message' }).fill('It is on its way.')
  await adas.keyboard.press('Enter')
  await shop.until(async () => (shop.sent().length > 0 ? true : undefined))
  await shop.settle()
  expect(shop.sent()).toHaveLength(1)

  await press(page, 'Remove Front')
  await page
    .getByRole('dialog', { name: 'Remove this team?' })
    .getByText('Its conversations lose the team')
    .waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No teams yet.').waitFor()
  await sees_nothing(adas).waitFor()
  expect(await adas.getByText('Rita').count()).toBe(0)
})

async function inboxName(): Promise<string> {
  return (await shop.call('GET', '/v1/inboxes')).body.data[0].name
}
