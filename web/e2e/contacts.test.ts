import { readFile } from 'node:fs/promises'
import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+351 900 000 100" }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 002" }
    aisha: { name: Aisha Khan, phone: "+44 7700 900 123", username: aisha.bakes }
`

let shop: SandboxShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  page = await openInbox(browser, shop, await signUp(browser, shop), { bypassCSP: true })
  await page.getByRole('link', { name: 'Contacts' }).click()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const person = (name: string) => page.getByRole('row', { name })

test('whoever writes becomes a contact at once, with a phone or without one', async () => {
  await page.getByText('Customers become contacts when they message you.').waitFor()
  for (const who of ['ines', 'aisha']) await shop.sandbox.act('write', { who, text: `This is ${who}` })
  await shop.settle()
  await person('Ines Duarte').getByText('+351910000002').waitFor()
  await person('Aisha Khan').getByText('none known').waitFor()
  await person('Aisha Khan').getByText('@aisha.bakes').waitFor()
})

test('those without a phone are listed by themselves, and the address keeps the choice', async () => {
  await page.getByRole('combobox', { name: 'Filter contacts' }).selectOption('No phone number')
  await person('Ines Duarte').waitFor({ state: 'detached' })
  await person('Aisha Khan').waitFor()
  await page.reload()
  await person('Aisha Khan').waitFor()
  expect(await person('Ines Duarte').count()).toBe(0)
  await page.getByRole('combobox', { name: 'Filter contacts' }).selectOption('All contacts')
})

test.each(['@aisha.bakes', 'khan', 'GB.'])('%s finds her', async (typed) => {
  const [bsuid] = shop.sandbox.world.people.get('aisha')?.bsuids.values() ?? []
  const query = typed === 'GB.' ? (bsuid ?? '') : typed
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(query)
  await person('Ines Duarte').waitFor({ state: 'detached' })
  await person('Aisha Khan').waitFor()
})

test.each(['+351 910 000 002', '351910000002', '(+351) 910-000-002'])(
  'a phone written as %s finds its holder',
  async (typed) => {
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill(typed)
    await person('Aisha Khan').waitFor({ state: 'detached' })
    await person('Ines Duarte').waitFor()
  },
)

test('filters are saved as a segment under a name, and chosen again', async () => {
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('')
  await page.getByRole('combobox', { name: 'Filter contacts' }).selectOption('WhatsApp ID only')
  await person('Ines Duarte').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Segments' }).click()
  await page.getByRole('menuitem', { name: 'Save as segment' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('No number known')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'No number known' }).waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await person('Ines Duarte').waitFor()
  await page.getByRole('button', { name: 'Segments' }).click()
  await page.getByRole('menuitem', { name: 'No number known' }).click()
  await person('Ines Duarte').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('button', { name: 'No number known' }).waitFor()
  await person('Aisha Khan').waitFor()
})

test('an export holds exactly who is listed, BSUID and all', async () => {
  const [bsuid = ''] = shop.sandbox.world.people.get('aisha')?.bsuids.values() ?? []
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export contacts' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^contacts-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('Aisha Khan')
  expect(text).toContain(bsuid)
  expect(text).not.toContain('Ines')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await person('Ines Duarte').waitFor()
})

test('columns are shown and hidden, and stay so in this browser', async () => {
  const heading = (name: string) => page.getByRole('columnheader', { name })
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'WhatsApp ID' }).check()
  await page.getByRole('checkbox', { name: 'Phone' }).uncheck()
  await page.keyboard.press('Escape')
  await heading('WhatsApp ID').waitFor()
  await page.reload()
  await heading('WhatsApp ID').waitFor()
  expect(await heading('Phone').count()).toBe(0)
})

test('nothing on it keeps somebody out; beside a name is the conversation, and the name leads to the person', async () => {
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('nobody at all')
  await page.getByText('Try another search or filter.').waitFor()
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill('Aisha')
  await person('Aisha Khan').getByRole('button', { name: 'Open conversation with Aisha Khan' }).click()
  await page.getByRole('region', { name: 'Messages' }).getByText('This is aisha').waitFor()
  await page.goBack()
  await person('Aisha Khan').getByRole('link', { name: 'Aisha Khan' }).click()
  await page.getByRole('heading', { name: 'Identity history' }).waitFor()
})
