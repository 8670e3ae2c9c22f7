import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from '../../demo/src/testing/sandbox-shop.ts'
import { launch, openInbox, row, type Session, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
    rita: { name: Rita Moss, phone: "+1 555 010 0903" }
    emil: { name: Emil Holt, phone: "+1 555 010 0904" }
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

test('a long conversation opens at the message that the address names, and reads on to both ends in place', async () => {
  for (let number = 1; number <= 130; number += 1)
    await shop.sandbox.act('write', { who: 'emil', text: `Line ${number}` })
  await shop.settle()
  const page = await openInbox(browser, shop, session)
  await row(page, 'Emil Holt').click()
  const said = (number: number) =>
    page.getByRole('region', { name: 'Messages' }).getByText(`Line ${number}`, { exact: true })
  await said(130).waitFor()
  expect(await said(60).count()).toBe(0)
  const { body } = await shop.call('GET', '/v1/conversations')
  const path = `/v1/conversations/${body.data[0].id}/messages`
  const texts: { id: string; text: string }[] = [
    ...(await shop.call('GET', `${path}?limit=100`)).body.data,
    ...(await shop.call('GET', `${path}?limit=100&around=${body.data[0].last_message.id}`)).body.data,
  ]
  const asked = texts.find(({ text }) => text === 'Line 60')
  await page.goto(`${shop.server.url}/inbox/${body.data[0].id}?message=${asked?.id}`)
  const found = page.locator('article[aria-current=true]')
  await found.getByText('Line 60').waitFor()
  const middle = (await found.boundingBox())?.y ?? 0
  expect(middle).toBeGreaterThan(150)
  // What is read above and below moves nothing.
  await said(41).waitFor({ state: 'attached' })
  expect(Math.abs(((await found.boundingBox())?.y ?? 0) - middle)).toBeLessThan(2)
  await page.getByRole('region', { name: 'Messages' }).focus()
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('Home')
  await said(1).waitFor()
  await page.getByRole('button', { name: 'Jump to the newest' }).click()
  await said(130).waitFor()
  expect(new URL(page.url()).searchParams.get('message')).toBeNull()
  // Somebody who reads further up stays where they are, and is told.
  await said(110).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Jump to the newest' }).waitFor()
  const place = (await said(110).boundingBox())?.y
  await shop.sandbox.act('write', { who: 'emil', text: 'Line 131' })
  await shop.settle()
  const told = page.getByRole('button', { name: 'New messages' })
  await told.waitFor()
  expect(Math.abs(((await said(110).boundingBox())?.y ?? 0) - (place ?? 0))).toBeLessThan(2)
  await told.click()
  await said(131).waitFor()
  await page.context().close()
})
