import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    clinic: { name: Clínica Norte, contact_book: false }
  numbers:
    desk: { portfolio: clinic, name: Clínica Norte, phone: "+1 555 010 0300" }
  people:
    carla: { name: Carla Vega, phone: "+1 555 010 0301" }
    rosa: { name: Rosa Lima, phone: "+1 555 010 0311" }
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

/** Somebody gives a number up, and months later it is somebody else's, who writes. */
async function recycle(from: string, to: { id: string; name: string; phone: string }): Promise<void> {
  await write(from, `This is ${from}`)
  await shop.sandbox.act('delete_account', { who: from })
  await shop.advance('120 days')
  await shop.sandbox.act('add_person', to)
  await write(to.id, `This is ${to.id}`)
}

test('a recycled number asks who it is, shows both sides, and two people they are', async () => {
  await recycle('carla', { id: 'diego', name: 'Diego Luna', phone: '+1 555 010 0301' })
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('link', { name: '1 to review' }).click()
  await page.getByText('A member decides whether two contacts are the same.').waitFor()
  await page
    .getByRole('navigation', { name: 'Conflicts' })
    .getByRole('link', { name: /Carla Vega/ })
    .click()
  const carla = page.getByRole('region', { name: 'Carla Vega' })
  const diego = page.getByRole('region', { name: 'Diego Luna' })
  await carla.getByText('This is carla').waitFor()
  await diego.getByText('This is diego').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Different contacts' }).click()
  await page.getByRole('status').getByText('Decided: different contacts.').waitFor()
  await page.getByText('Every contact’s identity is clear.').waitFor()
  await page.context().close()
})

test('the same person becomes one, an answer goes to whoever wrote, and it is taken apart again', async () => {
  await recycle('rosa', { id: 'bea', name: 'Bea Lima', phone: '+1 555 010 0311' })
  const page = await openInbox(browser, shop, session)
  await row(page, 'Bea Lima').click()
  await page.getByRole('link', { name: 'Compare both sides' }).click()
  await page.getByRole('button', { name: 'Same contact' }).click()
  await page.getByRole('radio', { name: 'Bea Lima' }).check()
  await page.getByRole('button', { name: 'Merge contacts' }).click()
  await page.getByRole('status').getByText('Decided: same contact.').waitFor()

  await page.goto(`${shop.server.url}/inbox`)
  await row(page, 'Bea Lima').click()
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('This is rosa').waitFor()
  expect(await row(page, 'Rosa Lima').count()).toBe(0)
  await page.getByRole('textbox', { name: 'Message' }).fill('Good to hear from you')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await shop.until(async () => (shop.sent().length > 0 ? true : undefined))
  await shop.settle()
  const got = shop.sandbox.phone('bea').map(({ body }) => body?.text)
  expect(got).toContainEqual({ body: 'Good to hear from you' })

  await page.getByRole('button', { name: 'Undo merge' }).click()
  await row(page, 'Rosa Lima').waitFor()
  await thread.getByText('This is rosa').waitFor({ state: 'detached' })
  await thread.getByText('Good to hear from you').waitFor()
  await page.context().close()
})
