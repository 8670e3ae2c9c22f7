import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900", coexistence: true }
  people:
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
    rita: { name: Rita Moss, phone: "+1 555 010 0903" }
    emil: { name: "Emil \\u202eHolt", phone: "+1 555 010 0904" }
  groups:
    fair: { number: counter, subject: Bread fair, people: [otto, rita] }
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

test('in a group everybody is named above what they say, once for what they say in a row', async () => {
  const say = async (who: string, text: string) => {
    await shop.sandbox.act('write', { who, group: 'fair', text })
    await shop.settle()
  }
  await say('otto', 'Who brings the rye?')
  await say('rita', 'I do')
  await say('rita', 'And the butter')
  await say('otto', '<b>Thank you</b>')
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Group').click()
  const thread = page.getByRole('region', { name: 'Messages' })
  const said = (text: string) => thread.getByRole('article').filter({ hasText: text })
  await said('<b>Thank you</b>').getByText('Otto Kern').waitFor()
  await said('Who brings the rye?').getByText('Otto Kern').waitFor()
  await said('I do').getByText('Rita Moss').waitFor()
  expect(await said('And the butter').getByText('Rita Moss').count()).toBe(0)
  // Whoever hears the page gets the name with each.
  await thread
    .getByRole('article', { name: /^Rita Moss/ })
    .filter({ hasText: 'And the butter' })
    .waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('what somebody takes back is not said any more, in the thread, in an answer to it or in the list', async () => {
  await shop.sandbox.act('write', { who: 'emil', text: 'My code is 4711' })
  await shop.settle()
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil').click()
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('My code is 4711').hover()
  await thread.getByRole('button', { name: 'Reply to this message' }).first().click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Got it')
  await page.keyboard.press('Enter')
  await thread.getByRole('article', { name: /^You/ }).getByText('Got it').waitFor()
  await shop.sandbox.act('revoke', { who: 'emil' })
  await shop.settle()
  await thread.getByText('The contact deleted this message.').waitFor()
  await thread.getByRole('article', { name: /^You/ }).getByText('A deleted message').waitFor()
  expect(await page.getByText('4711').count()).toBe(0)
  // One that never came here.
  await shop.sandbox.act('delivery', { lose_share: 1 })
  await shop.sandbox.act('write', { who: 'emil', text: 'Lost' })
  await shop.settle()
  await shop.sandbox.act('delivery', { lose_share: 0 })
  await shop.sandbox.act('revoke', { who: 'emil' })
  await shop.settle()
  await thread.getByText('The contact deleted a message that isn’t stored here.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('the thread says by name who assigned, labelled and resolved it', async () => {
  const agent = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  const page = await openInbox(browser, shop, session)
  await row(page, 'Emil').click()
  await row(agent, 'Emil').click()
  await page.getByRole('button', { name: 'Assign' }).click()
  await page.getByRole('menuitem', { name: 'Ada Agent' }).click()
  const thread = agent.getByRole('region', { name: 'Messages' })
  await thread.getByText('Maud Visser assigned this to Ada Agent').waitFor()
  await agent.getByRole('button', { name: 'Assign' }).click()
  await agent.getByRole('menuitem', { name: 'No assignee' }).click()
  await thread.getByText('Ada Agent removed the assignee').waitFor()
  await agent.keyboard.press('Escape')
  await agent.keyboard.press('e')
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText('Ada Agent marked this as resolved')
    .waitFor()
  await Promise.all([page.context().close(), agent.context().close()])
})
