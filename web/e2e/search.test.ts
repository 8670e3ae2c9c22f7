import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
const WRITTEN_SINCE = 45

let shop: SandboxShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  await shop.sandbox.act('write', { who: 'ines', text: 'My délivery of the Zanzibar cake was <b>late</b>' })
  for (let i = 0; i < WRITTEN_SINCE; i += 1)
    await shop.sandbox.act('write', { who: 'ines', text: `Since then, number ${i}` })
  await shop.sandbox.act('write', { who: 'aisha', text: 'Is there a delivery today?' })
  await shop.settle()
  page = await openInbox(browser, shop, await signUp(browser, shop), { bypassCSP: true })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const field = () => page.getByRole('searchbox', { name: 'Search contacts and messages' })
const group = (name: string) => page.getByRole('region', { name, exact: true })
const messages = () => page.getByRole('region', { name: 'Messages', exact: true }).first()

test('the beginning of a word finds messages, with it marked, and shows no markup of theirs', async () => {
  await field().fill('deliv')
  await messages().getByText('Is there a').waitFor()
  expect(await messages().locator('mark').allInnerTexts()).toEqual(['delivery', 'délivery'])
  await messages().getByText('<b>late</b>').waitFor()
  await page.getByText('Searches all contacts, messages and notes').waitFor()
  expect(await seriousFindings(page)).toEqual([])
})

test('the filter for an inbox also narrows the search, which says so and looks everywhere on request', async () => {
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await page.goto(`${shop.server.url}/inbox?inbox=${inbox.id}&q=deliv`)
  await page.getByText(`Searches messages and notes in ${inbox.name}, and all contacts.`).waitFor()
  await messages().getByText('Is there a').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Search all inboxes' }).click()
  await page.getByText('Searches all contacts, messages and notes').waitFor()
  await messages().getByText('Is there a').waitFor()
})

test('a message that was found opens its conversation there, far from its end', async () => {
  await field().fill('zanzib')
  await messages().getByRole('link', { name: 'Ines Duarte' }).click()
  const thread = page.getByRole('main', { name: 'Conversation' })
  await thread.getByText('My délivery of the Zanzibar cake').waitFor()
  expect(new URL(page.url()).searchParams.get('message')).toMatch(/^msg_/)
  const { height } = page.viewportSize() ?? { height: 0 }
  const isInSight = async () => {
    const box = await thread.getByText('My délivery of the Zanzibar cake').boundingBox()
    return box !== null && box.y >= 0 && box.y + box.height <= height
  }
  await expect.poll(isInSight).toBe(true)
  expect(await seriousFindings(page)).toEqual([])
})

describe('somebody is found', () => {
  test.each(['+44 7700 900 123', '00447700900123', '(+44) 7700-900-123', '0123'])(
    'by a phone written as %s only if it is known',
    async (typed) => {
      await field().fill(typed)
      await page.getByText('No results').waitFor()
    },
  )

  test.each(['+351 910 000 002', '00351910000002', '351-910-000-002', '0002'])(
    'by a phone written as %s',
    async (typed) => {
      await field().fill(typed)
      await group('Contacts').getByRole('button', { name: 'Ines Duarte' }).waitFor()
    },
  )

  test.each(['@aisha', 'kha', 'the BSUID'])('by %s', async (typed) => {
    const [bsuid = ''] = shop.sandbox.world.people.get('aisha')?.bsuids.values() ?? []
    await field().fill(typed === 'the BSUID' ? bsuid : typed)
    await group('Contacts').getByRole('button', { name: 'Aisha Khan' }).waitFor()
  })
})

test('by keyboard alone: from the field to what was found and back', async () => {
  await field().fill('')
  await field().blur()
  await page.keyboard.press('/')
  await page.keyboard.type('delivery')
  await messages().getByText('Is there a').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: 'Conversation' }).getByText('Is there a delivery today?').waitFor()
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('link', { name: 'Ines Duarte' })
    .waitFor()
  expect(await field().inputValue()).toBe('')
  await page.keyboard.type('kha')
  await group('Contacts').getByRole('button', { name: 'Aisha Khan' }).waitFor()
})

test('a private note is found beside them', async () => {
  const { data } = (await shop.call('GET', '/v1/conversations')).body
  await shop.call('POST', `/v1/conversations/${data[0].id}/notes`, { text: 'Wants a refund, called twice' })
  await field().fill('refun')
  await group('Private notes').getByRole('link', { name: 'refund' }).waitFor()
})
