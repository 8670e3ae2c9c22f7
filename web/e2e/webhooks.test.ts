import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { answering, startReceiver, type TestReceiver } from '@selfsame/server/testing'
import type { Browser, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    carla: { name: Carla Vega, phone: "+1 555 010 0901" }
`

let shop: SandboxShop
let receiver: TestReceiver
let browser: Browser
let session: Session

beforeAll(async () => {
  receiver = await startReceiver()
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await receiver?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('an endpoint is made, tested, told what happens, sent again what it refused, paused, resumed, changed and removed', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: 'Webhooks Send events to other programs' })
    .click()
  await field(page, 'Endpoint URL').fill('http://10.0.0.1/hook')
  await field(page, 'Name').fill('CRM')
  await press(page, 'Add')
  await page.getByText('The address is not allowed').waitFor()
  await field(page, 'Endpoint URL').fill(`${receiver.url}/hook`)
  await page.getByRole('checkbox', { name: 'Messages' }).check()
  await page.getByRole('checkbox', { name: 'Contacts' }).check()
  await press(page, 'Add')
  const secret = await field(page, 'Signing secret').inputValue()
  await press(page, 'I’ve saved it')
  await page.getByText('Nothing sent yet').waitFor()
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('link', { name: 'CRM' }).click()
  await press(page, 'Send test event')
  await page.getByRole('status').getByText('Test event delivered: 204').waitFor()
  receiver.answer(answering(500, {}, 'The CRM is asleep'))
  await shop.sandbox.act('write', { who: 'carla', text: 'Hello' })
  await page.getByText('Failing', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Details: message.received' }).click()
  await page.getByText('The CRM is asleep').first().waitFor()
  await page.getByRole('region', { name: 'Payload' }).getByText('"username"').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  receiver.answer(answering(204))
  await page.getByRole('button', { name: 'Send again: message.received' }).click()
  await page.getByText('Healthy', { exact: true }).waitFor()
  const last = receiver.received.at(-1)
  expect(last?.payload.type).toBe('message.received')
  const { body } = await shop.call('GET', '/v1/contacts')
  expect(last?.payload.data.contact_id).toBe(body.data[0].id)

  await press(page, 'Pause')
  await page.getByText('Paused', { exact: true }).waitFor()
  await press(page, 'Resume')
  await page.getByText('Healthy', { exact: true }).waitFor()
  await press(page, 'Replace secret of CRM')
  await press(page, 'Replace')
  const second = await field(page, 'Signing secret').inputValue()
  expect(second).not.toBe(secret)
  await press(page, 'I’ve saved it')
  await field(page, 'Name').fill('The CRM')
  await press(page, 'Save')
  await page.getByRole('heading', { level: 2, name: 'The CRM' }).waitFor()
  await press(page, 'Send test event')
  await page.getByRole('status').getByText('Test event delivered: 204').waitFor()
  const tested = receiver.received.at(-1)
  const { headers = {}, body: text = '' } = tested ?? {}
  // The world's clock is its own: a receiver there would compare with it.
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  const signed = headers['webhook-signature']?.split(' ')
  const expected = [second, secret].map((it) => new Webhook(it).sign(headers['webhook-id'] ?? '', at, text))
  expect(signed).toEqual(expected)

  await press(page, 'Remove The CRM')
  await press(page, 'Remove')
  await page.getByRole('heading', { name: 'Add an endpoint' }).waitFor()
})

test('an agent is told that endpoints are not theirs to see', async () => {
  const page = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await page.goto(`${shop.server.url}/settings/webhooks`)
  await page.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
})
