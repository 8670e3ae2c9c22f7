import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
    emil: { name: Emil Holt, phone: "+1 555 010 0904" }
  templates:
    - name: order_ready
      language: en
      category: UTILITY
      components:
        - { type: BODY, text: "Hello {{1}}, your {{2}} is ready.", example: { body_text: [["Emil", "rye"]] } }
`

let shop: SandboxShop
let browser: Browser
let session: Session

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  browser = await launch()
  session = await signUp(browser, shop)
  for (const who of ['otto', 'emil']) await shop.sandbox.act('write', { who, text: 'Are you open?' })
  await shop.settle()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('the server restarts while somebody writes: the page says so, is live again by itself, and what was typed is sent once', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('We open at')
  const before = shop.sent().length
  await shop.restart(async () => {
    await page.getByText('Can’t reach the server. Reconnecting').waitFor()
    await message.pressSequentially(' eight')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('alert').getByText('Nothing is lost; try again in a moment.').waitFor()
    expect(await message.inputValue()).toBe('We open at eight')
  })
  await page.getByText('Can’t reach the server. Reconnecting').waitFor({ state: 'detached' })
  expect(await message.inputValue()).toBe('We open at eight')
  // What came while nobody listened is there, too.
  await shop.sandbox.act('write', { who: 'otto', text: 'Hello?' })
  await page.getByRole('article').getByText('Hello?').waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('article', { name: /^You/ }).getByText('We open at eight').waitFor()
  expect(await message.inputValue()).toBe('')
  await shop.settle()
  expect(shop.sent().slice(before)).toMatchObject([{ body: { text: { body: 'We open at eight' } } }])
  await page.context().close()
})

test('a template that WhatsApp rejects while it is filled in says so, keeps what was filled in, and goes once it is approved', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil Holt').click()
  await page.getByRole('button', { name: 'Use template' }).click()
  await page.getByRole('button', { name: /order_ready/ }).click()
  const dialog = page.getByRole('dialog', { name: 'order_ready' })
  const send = dialog.getByRole('button', { name: 'Send template' })
  await dialog.getByRole('textbox', { name: 'Text 1' }).fill('Emil')
  await dialog.getByRole('textbox', { name: 'Text 2' }).fill('sourdough')
  await expect.poll(() => send.isDisabled()).toBe(false)
  const become = async (status: string) => {
    await shop.sandbox.act('template_status', { name: 'order_ready', language: 'en', status })
    await shop.settle()
  }
  await become('REJECTED')
  await dialog.getByRole('alert').getByText('WhatsApp rejected this template').waitFor()
  expect(await send.isDisabled()).toBe(true)
  expect(await dialog.getByRole('textbox', { name: 'Text 2' }).inputValue()).toBe('sourdough')
  await dialog.getByText('Hello Emil, your sourdough is ready.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  // Closed by mistake, and after a while found again under its name: nothing typed is lost.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await become('APPROVED')
  await page.reload()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('Half a sentence')
  await page.getByRole('button', { name: 'Use template' }).click()
  await page.getByRole('button', { name: /order_ready/ }).click()
  expect(await dialog.getByRole('textbox', { name: 'Text 1' }).inputValue()).toBe('Emil')
  const before = shop.sent().length
  await send.click()
  await page
    .getByRole('article', { name: /^You/ })
    .getByText('Hello Emil, your sourdough is ready.')
    .waitFor()
  await shop.settle()
  // What is half written stays where it is: only the template has left.
  expect(shop.sent().slice(before)).toMatchObject([{ type: 'template' }])
  expect(await message.inputValue()).toBe('Half a sentence')
  await page.context().close()
})

test('a template that WhatsApp refuses when it leaves says why in the thread, with its words: paused, and that it is gone', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil Holt').click()
  await page.getByRole('button', { name: 'Use template' }).click()
  await page.getByRole('button', { name: /order_ready/ }).click()
  const dialog = page.getByRole('dialog', { name: 'order_ready' })
  await dialog.getByRole('textbox', { name: 'Text 1' }).fill('Emil')
  await dialog.getByRole('textbox', { name: 'Text 2' }).fill('baguette')
  const refuse = (code: number) =>
    shop.sandbox.act('fault', { kind: 'http_error', operation: 'messages', code })
  await refuse(132015)
  await dialog.getByRole('button', { name: 'Send template' }).click()
  const sent = page.getByRole('article', { name: /^You/ }).filter({ hasText: 'baguette' })
  const delayed = sent.getByRole('note', { name: 'Not sent yet' })
  await delayed.getByText('WhatsApp paused this template.').waitFor()
  await delayed.getByText('Next attempt:').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await shop.sandbox.act('clear_faults', {})
  await refuse(132001)
  await shop.advance('4 hours')
  const failed = sent.getByRole('note', { name: 'Not delivered' })
  await failed.getByText('WhatsApp doesn’t have this template in this language.').waitFor()
  await sent.getByText('Hello Emil, your baguette is ready.').waitFor()
  await shop.sandbox.act('clear_faults', {})
  await page.context().close()
})
