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
    otto: { name: Otto Kern, phone: "+1 555 010 0904" }
    emil: { name: Emil Holt, phone: "+1 555 010 0905" }
`

let shop: SandboxShop
let browser: Browser
let session: Session
let adas: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
  adas = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await write('rita', 'Are you open?')
  await write('rita', 'Hello?')
  await write('otto', 'A cake, please')
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function write(who: string, text: string): Promise<void> {
  await shop.sandbox.act('write', { who, text })
  await shop.settle()
}

const unreadIn = (page: Page, name: string) => row(page, name).getByText(/unread messages?$/)
const inRail = (page: Page) => page.getByRole('link', { name: /^Inbox( \d+ unread conversations)?$/ })

test('the list says what is unread, and each member reads for themselves', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await unreadIn(page, 'Rita Moss').getByText('2 unread messages').waitFor()
  await unreadIn(page, 'Otto Kern').getByText('1 unread message').waitFor()
  await page.getByRole('link', { name: 'Inbox 2 unread conversations' }).waitFor()
  await page.waitForFunction('document.title === "(2) Selfsame"')
  expect(await seriousFindings(page)).toEqual([])
  await row(page, 'Rita Moss').click()
  await page.getByText('New messages').waitFor()
  await unreadIn(page, 'Rita Moss').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Inbox 1 unread conversations' }).waitFor()
  await unreadIn(adas, 'Rita Moss').getByText('2 unread messages').waitFor()
  // What comes while it is looked at is read at once.
  await write('rita', 'Thanks!')
  await page.getByRole('article').getByText('Thanks!').waitFor()
  await unreadIn(page, 'Rita Moss').waitFor({ state: 'detached' })
  await unreadIn(adas, 'Rita Moss').getByText('3 unread messages').waitFor()
  await page.context().close()
})

test('what is read in one tab is read in the others, and after a reload', async () => {
  const page = await openInbox(browser, shop, session)
  const other = await page.context().newPage()
  await other.goto(`${shop.server.url}/inbox`)
  await unreadIn(other, 'Otto Kern').waitFor()
  await row(page, 'Otto Kern').click()
  await unreadIn(other, 'Otto Kern').waitFor({ state: 'detached' })
  await other.reload()
  await row(other, 'Otto Kern').waitFor()
  expect(await unreadIn(other, 'Otto Kern').count()).toBe(0)
  await inRail(other).waitFor()
  await page.context().close()
})

test('the list goes by the longest wait, until a reply', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Otto Kern').getByText('waiting since').waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('waiting')
  await page.keyboard.press('Escape')
  const list = page.getByRole('navigation', { name: 'Conversations' })
  const first = list.getByRole('link', { name: /waiting since/ }).first()
  await first.filter({ hasText: 'Rita Moss' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await row(page, 'Rita Moss').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('From eight o’clock.')
  await page.keyboard.press('Enter')
  await row(page, 'Rita Moss').getByText('waiting since').waitFor({ state: 'detached' })
  await first.filter({ hasText: 'Otto Kern' }).waitFor()
  await page.context().close()
})

test('the view of unread conversations holds what is left to read, and a saved view counts it', async () => {
  await write('emil', 'Is it ready?')
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('link', { name: 'Unread 1' }).click()
  await row(page, 'Emil Holt').waitFor()
  expect(await row(page, 'Rita Moss').count()).toBe(0)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  expect(await page.getByRole('combobox', { name: 'Read state' }).inputValue()).toBe('')
  await page.getByRole('textbox', { name: 'Save filters as' }).fill('To read')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('list', { name: 'Saved views' }).getByRole('link', { name: 'To read 1' }).waitFor()
  await row(page, 'Emil Holt').click()
  await page.getByText('Nothing to show').waitFor()
  await page.getByRole('article').getByText('Is it ready?').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})
