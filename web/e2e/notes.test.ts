import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
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

test('a private note names a colleague, who finds it under mentions; the customer gets nothing', async () => {
  const adas = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await adas.getByRole('link', { name: 'Mentions' }).click()
  await adas.getByText('Notes that mention you with @ appear here.').waitFor()
  await shop.sandbox.act('write', { who: 'rita', text: 'Where is my cake?' })
  await shop.settle()
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Rita Moss').click()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('Half an answer')
  await message.press('Escape')
  await page.keyboard.press('n')
  await page.getByText('Only members see this note. It isn’t sent to the contact.').waitFor()
  await page.keyboard.type('Call her back, @ad')
  await page.getByRole('option', { name: 'Ada Agent', selected: true }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.type('<b>today</b>')
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  const note = page.getByRole('article', { name: /^Private note by Maud Visser/ })
  await note.getByText('Call her back, @Ada Agent <b>today</b>').waitFor()
  expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('')

  await row(adas, 'Rita Moss').getByText('Call her back').waitFor()
  await row(adas, 'Rita Moss').click()
  const seen = adas.getByRole('article', { name: /^Private note by Maud Visser/ })
  await seen.waitFor()
  expect(await seen.getByRole('button', { name: 'Remove this note' }).count()).toBe(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  expect(await message.inputValue()).toBe('Half an answer')
  await note.getByRole('button', { name: 'Remove this note' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await seen.waitFor({ state: 'detached' })
  await adas.getByText('Notes that mention you with @ appear here.').waitFor()
  await shop.settle()
  expect(shop.sent()).toEqual([])
})
