import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { readOperator } from '@selfsame/server'
import { totpNow } from '@selfsame/server/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, PATIENCE_MS } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people: {}
`
const EMAIL = 'noor@example.org'
const FIRST = 'flour water salt'
const SECOND = 'flour water salt and time'

let shop: SandboxShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

async function signIn(password: string): Promise<void> {
  await field('Email').fill(EMAIL)
  await field('Password').fill(password)
  await press('Sign in')
}

const inside = () => page.getByRole('navigation', { name: 'Conversations' }).waitFor()

test('whoever is invited chooses a password, joins and signs in', async () => {
  const { body } = await shop.call('POST', '/v1/invitations', { email: EMAIL, role: 'agent' })
  const { search } = new URL(body.link)
  await page.goto(`${shop.server.url}/invitation${search}`)
  await field('Your name').fill('Noor Khan')
  await field('Password').fill(FIRST)
  await press('Join')
  await page.getByRole('status').getByText('You’re now a member').waitFor()
  await signIn(FIRST)
  await inside()
  await page.goto(`${shop.server.url}/invitation${search}`)
  await field('Password').fill(FIRST)
  await press('Join')
  await page.getByRole('alert').waitFor()
})

test('a link without its token says what is missing', async () => {
  await page.goto(`${shop.server.url}/invitation`)
  await page.getByRole('alert').getByText('This link is incomplete').waitFor()
  expect(await page.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true)
})

test('a forgotten password is replaced by a link from the operator, and the old one opens nothing', async () => {
  await page.context().clearCookies()
  await page.goto(`${shop.server.url}/sign-in`)
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await field('Email').fill(EMAIL)
  await press('Send reset link')
  await page.getByRole('status').getByText('we’ve sent a link').waitFor()
  const operator = await readOperator(shop.server.deps.config.data_dir)
  const headers = { authorization: `Bearer ${operator?.token}` }
  const { body } = await shop.call('POST', '/v1/setup/password_links', { email: EMAIL }, headers)
  const { search } = new URL(body.link)
  await page.goto(`${shop.server.url}/reset-password${search}`)
  await field('New password').fill(SECOND)
  await press('Set password')
  await page.getByRole('status').getByText('Password changed.').waitFor()
  await signIn(FIRST)
  await page.getByRole('alert').getByText('Incorrect email or password.').waitFor()
  await signIn(SECOND)
  await inside()
})

test('with a second factor the code is asked for, and a wrong one opens nothing', async () => {
  const { url } = shop.server
  const headers = { origin: String(url) }
  const enabled = await page.request.post(`${url}/auth/two-factor/enable`, {
    data: { password: SECOND },
    headers,
  })
  const uri = new URL((await enabled.json()).totpURI)
  await page.request.post(`${url}/auth/two-factor/verify-totp`, { data: { code: totpNow(uri) }, headers })
  await page.context().clearCookies()
  await page.goto(`${url}/sign-in?back=%2Finbox%3Fview%3Dpending`)
  await signIn(SECOND)
  await field('Sign-in code').fill('not-a-code')
  await press('Continue')
  await page.getByRole('alert').getByText('This code is invalid or has expired.').waitFor()
  await field('Sign-in code').fill(totpNow(uri))
  await press('Continue')
  await inside()
  expect(page.url()).toBe(`${url}/inbox?view=pending`)
})
