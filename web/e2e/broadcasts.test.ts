import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from '../../demo/src/testing/sandbox-shop.ts'
import { launch, openInbox, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 001", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+351 910 000 002" }
    rita: { name: Rita Moss, phone: "+351 910 000 003" }
  templates:
    - name: cake
      language: en
      category: MARKETING
      parameter_format: NAMED
      components:
        - type: BODY
          text: "Hi {{first_name}}, the {{cake}} cake is back."
          example: { body_text_named_params: [{ param_name: first_name, example: Ana }, { param_name: cake, example: lemon }] }
    - name: hours
      language: en
      category: UTILITY
      components:
        - type: BODY
          text: "We open at eight from Monday on."
`

let shop: SandboxShop
let browser: Browser
let session: Session

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  for (const who of ['ines', 'otto', 'rita']) await shop.sandbox.act('write', { who, text: 'Hello' })
  await shop.settle()
  await shop.sandbox.act('stop_marketing', { who: 'rita' })
  await shop.settle()
  await shop.call('POST', '/v1/contacts', { email: 'eve@example.com', name: 'Eve Holm' })
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  browser = await launch()
  session = await signUp(browser, shop)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const place = (page: Page) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Broadcasts' })
const person = (page: Page, name: string) =>
  page.getByRole('table', { name: 'People' }).getByRole('row', { name })

async function chooseTemplate(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Template' }).click()
  await page.getByRole('option', { name }).click()
}

/** What has left shows once the clocks move, which they do here only by being told. */
async function moveOn(until: () => Promise<boolean>): Promise<void> {
  await shop.until(async () => {
    await shop.advance('1 minute')
    await shop.settle()
    return (await until()) ? true : undefined
  }, 30_000)
}

test('a dry run says who gets it and who does not and why; what is sent ends with a truthful row for each', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await place(page).click()
  await page.getByText('No broadcast yet').waitFor()
  await page.getByRole('link', { name: 'New broadcast' }).click()

  const attempt = page.getByRole('button', { name: 'Make a dry run' })
  expect(await attempt.isDisabled()).toBe(true)
  await page.getByText('Give it a name.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Almond cake')
  await chooseTemplate(page, 'cake (en)')
  await page.getByRole('combobox', { name: 'What stands for first_name' }).selectOption('name')
  await page.getByText('Say what stands for cake.').waitFor()
  await page.getByRole('textbox', { name: 'Text for cake' }).fill('almond')
  await page.getByText('Hi ‹their name›, the almond cake is back.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await attempt.click()

  const gets = page.getByRole('region', { name: 'Gets it', exact: true })
  const not = page.getByRole('region', { name: 'Does not get it' })
  await gets.getByRole('heading', { name: '2 people get it' }).waitFor()
  await gets.getByText('1 by their WhatsApp ID').waitFor()
  await gets.getByText('1 by their phone').waitFor()
  await not.getByRole('heading', { name: '2 people do not' }).waitFor()
  await person(page, 'Ines Duarte To be sent by their WhatsApp ID').waitFor()
  await not.getByRole('link', { name: 'They asked for no more marketing.' }).click()
  await person(page, 'Rita Moss Left out They asked for no more marketing.').waitFor()
  await person(page, 'Otto Kern').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Show everybody' }).click()
  await person(page, 'Eve Holm Left out Nothing is known by which WhatsApp surely reaches them').waitFor()
  expect(await page.getByText(/phone number is missing/i).count()).toBe(0)
  expect(shop.sent()).toEqual([])
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Send to 2 people' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to 2 people?' })
  await dialog.getByText('2 people are left out.').waitFor()
  await dialog.getByRole('button', { name: 'Send to 2 people' }).click()
  const finished = page.getByText('Finished', { exact: true })
  await moveOn(() => finished.isVisible())
  await moveOn(() => person(page, 'Otto Kern Read by their phone').isVisible())
  await person(page, 'Ines Duarte Read by their WhatsApp ID').waitFor()
  await person(page, 'Rita Moss Left out').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  for (const who of ['ines', 'otto']) {
    const got = shop.sandbox.phone(who).filter(({ type }) => type === 'template')
    expect(got).toHaveLength(1)
  }
  expect(shop.sandbox.phone('rita').filter(({ type }) => type === 'template')).toEqual([])

  await page.getByRole('link', { name: 'Open the conversation with Ines Duarte' }).click()
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText('Hi Ines Duarte, the almond cake is back.')
    .waitFor()
  await place(page).click()
  await page.getByRole('row', { name: /Almond cake.*Finished.*4 people/ }).waitFor()
  await page.context().close()
})
