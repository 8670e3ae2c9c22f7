import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { presentId } from '@selfsame/server'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+351 900 000 100" }
  people: {}
`
// Scalar draws every operation of the document.
const PATIENCE_MS = 60_000

let shop: SandboxShop
let browser: Browser
let page: Page
const requests: Request[] = []
const complaints: string[] = []

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  const context = await browser.newContext({ storageState: await signUp(browser, shop) })
  page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('request', (request) => requests.push(request))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${shop.server.url}/docs`)
  await page.getByRole('heading', { name: 'Selfsame', level: 1 }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const dialog = () => page.getByRole('dialog')

/** Sends an operation with its form, and returns the request that left the browser. */
async function tryOut(operation: string): Promise<{ status: number; headers: Record<string, string> }> {
  await page
    .getByRole('button', { name: `Test Request (${operation})` })
    .first()
    .click()
  const answered = page.waitForResponse(
    (it) =>
      it.request().method().toLowerCase() === operation.split(' ')[0] &&
      new URL(it.url()).pathname.startsWith('/v1/') &&
      !it.url().endsWith('/v1/me'),
  )
  await dialog().getByRole('button', { name: /^Send/ }).first().click()
  const response = await answered
  const headers = await response.request().allHeaders()
  // Closed before it shows the answer, the dialog cancels the request and says so in the console.
  await dialog().getByText(`${response.status()} ${response.statusText()}`).first().waitFor()
  await page.keyboard.press('Escape')
  return { status: response.status(), headers }
}

test('the reference shows the operations with their scopes', async () => {
  await page.goto(`${shop.server.url}/docs#tag/contacts/GET/v1/contacts`)
  await page.getByText('List contacts, newest first').first().waitFor()
  await page.getByText('contacts:read').first().waitFor()
})

test('a GET can be tried with the session, in the account of the user', async () => {
  const { status, headers } = await tryOut('get /v1/contacts')
  expect(status).toBe(200)
  expect(headers.cookie).toContain('session_token')
  expect(headers['selfsame-account']).toBe(presentId('account', shop.connection.account_id))
})

test('a change does not carry the session, so that it needs a key', async () => {
  await page.goto(`${shop.server.url}/docs#tag/contacts/POST/v1/contacts`)
  const { status, headers } = await tryOut('post /v1/contacts')
  expect(status).toBe(401)
  expect(headers.cookie).toBeUndefined()
})

test('no request leaves the server, the policy refuses nothing, and no key is kept', async () => {
  expect([...new Set(requests.map((request) => new URL(request.url()).origin))]).toEqual([shop.server.url])
  expect(requests.some((request) => request.url().endsWith('/docs/scalar.js'))).toBe(true)
  // What the test before was meant to get.
  expect(complaints.filter((it) => !it.includes('status of 401'))).toEqual([])
  const kept = await page.evaluate(() => Object.keys(localStorage))
  expect(kept.filter((key) => key.startsWith('scalar'))).toEqual(['scalar-reference-selected-client-v2'])
})
