import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, row, type Session, seriousFindings, signIn, signUp } from './browser.ts'

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

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n')

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

test('a first message appears by itself, and the answer arrives at the phone', async () => {
  const page = await openInbox(browser, shop, session)
  await page.getByText('Nothing to show').waitFor()
  await write('otto', 'Is the <b>rye</b> bread ready?')
  await row(page, 'Otto Kern').click()
  await page.getByRole('article').getByText('Is the <b>rye</b> bread ready?').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('It is, come by!')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await shop.until(async () => (shop.sent().length > 0 ? true : undefined))
  await shop.settle()
  expect(shop.sent()).toMatchObject([{ type: 'text', body: { text: { body: 'It is, come by!' } } }])
  await page.getByRole('img', { name: /^(Sent|Delivered|Read)$/ }).waitFor()
  await page.context().close()
})

test('whoever signs out is asked to sign in again, and comes back to where they were', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${shop.server.url}/inbox?view=resolved`)
  await signIn(page)
  await page.locator('a[aria-current=page]', { hasText: 'Resolved' }).waitFor()
  await page.getByRole('button', { name: 'You: Maud Visser' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Selfsame' }).waitFor()
  await page.goto(`${shop.server.url}/inbox`)
  await page.getByRole('heading', { name: 'Sign in to Selfsame' }).waitFor()
  await page.context().close()
})

test('what was typed survives a reload', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Half a thought')
  await page.reload()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Half a thought')
  await page.context().close()
})

test('somebody takes a username and hides the phone: it stays one thread', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await shop.sandbox.act('adopt_username', { who: 'otto', username: 'otto.bakes' })
  await write('otto', 'You cannot see my number any more')
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('You cannot see my number any more').waitFor()
  await thread.getByText('Is the <b>rye</b> bread ready?').waitFor()
  await page.getByRole('complementary', { name: 'Contact details' }).getByText('@otto.bakes').waitFor()
  expect(await row(page, 'Otto Kern').count()).toBe(1)
  await page.context().close()
})

test('an answer quotes the message that it is for, and carries a file', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  const asked = page.getByRole('article').filter({ hasText: 'You cannot see my number any more' })
  await asked.hover()
  await asked.getByRole('button', { name: 'Reply to this message' }).click()
  await page.getByRole('button', { name: 'Remove quoted message' }).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach file' }).click()
  await (await chooser).setFiles({ name: 'prices.pdf', mimeType: 'application/pdf', buffer: PDF })
  await page.getByRole('button', { name: 'Remove this file' }).waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('Our prices')
  await page.keyboard.press('Enter')
  const sent = page.getByRole('article', { name: /^You/ }).filter({ hasText: 'Our prices' })
  await sent.getByText('You cannot see my number any more').waitFor()
  await page.getByRole('button', { name: 'Remove this file' }).waitFor({ state: 'detached' })
  await shop.settle()
  expect(shop.sent().at(-1)).toMatchObject({
    type: 'document',
    body: {
      document: { caption: 'Our prices', filename: 'prices.pdf' },
      context: { message_id: expect.stringMatching(/^wamid/) },
    },
  })
  await page.context().close()
})

test('a file that WhatsApp would not take is refused in words, and nothing typed is lost', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('See the file')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach file' }).click()
  await (await chooser).setFiles({ name: 'tool.exe', mimeType: 'application/x-msdownload', buffer: PDF })
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('See the file')
  await page.context().close()
})

test('by keyboard alone: down the list, answer, resolve', async () => {
  await write('rita', 'Hello?')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Rita Moss').waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Rita Moss' }).first().waitFor()
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('Good morning')
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: /^You/ }).getByText('Good morning').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).press('Escape')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Reopen' }).waitFor()
  await row(page, 'Rita Moss').waitFor({ state: 'detached' })
  await page.context().close()
})

test('somebody takes a conversation, finds it under mine, and gives it back; another window sees it at once', async () => {
  await write('rita', 'Are you open?')
  const [page, other] = [await openInbox(browser, shop, session), await openInbox(browser, shop, session)]
  await other.getByRole('link', { name: 'Mine' }).click()
  await other.getByText('No open conversations are assigned to you.').waitFor()
  await row(page, 'Rita Moss').click()
  await page.getByRole('button', { name: 'Assign' }).click()
  await page.getByRole('menuitem', { name: 'Maud Visser (you)' }).click()
  await row(other, 'Rita Moss').waitFor()
  await other.getByRole('link', { name: 'Mine 1' }).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('menuitem', { name: 'No assignee' }).click()
  await other.getByText('No open conversations are assigned to you.').waitFor()
  await Promise.all([page.context().close(), other.context().close()])
})

test('an answer is scheduled within the window, says when it leaves, and is cancelled before it does', async () => {
  const page = await openInbox(browser, shop, session)
  await page.clock.setFixedTime(shop.server.deps.clock.now())
  await row(page, 'Otto Kern').click()
  const before = shop.sent().length
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/messages')) posted.push(request.url())
  })
  await page.getByRole('textbox', { name: 'Message' }).fill('See you tomorrow')
  await page.getByRole('button', { name: 'Send later' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send later' })
  const time = dialog.getByLabel('Send at')
  const schedule = dialog.getByRole('button', { name: 'Schedule' })
  const offered = await time.inputValue()
  await time.fill('2020-01-01T09:00')
  await dialog.getByText('Choose a time in the future.').waitFor()
  expect(await schedule.isDisabled()).toBe(true)
  await time.fill(offered.replace(/^\d+/, '2027'))
  await dialog.getByText('The 24-hour window closes before then').waitFor()
  expect(await schedule.isDisabled()).toBe(true)
  await time.fill(offered)
  await schedule.click()
  const message = page.getByRole('article').filter({ hasText: 'See you tomorrow' })
  await message.getByText(/^will be sent /).waitFor()
  expect(posted).toHaveLength(1)
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('')
  await message.getByRole('button', { name: 'Cancel message' }).click()
  await message.getByRole('img', { name: 'Cancelled before sending' }).waitFor()
  await shop.settle()
  expect(shop.sent()).toHaveLength(before)
  await page.context().close()
})

test('a label is put on by keyboard, and the list shows what carries it', async () => {
  await write('rita', 'Do you deliver?')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Rita Moss').click()
  await page.getByRole('button', { name: 'Labels' }).waitFor()
  await page.keyboard.press('l')
  await page.getByRole('dialog').getByLabel('Labels').first().waitFor()
  await page.keyboard.type('delivery')
  await page.keyboard.press('Enter')
  await row(page, 'Rita Moss').getByText('delivery').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Label', exact: true }).selectOption('delivery')
  await row(page, 'Otto Kern').waitFor({ state: 'detached' })
  await row(page, 'Rita Moss').waitFor()
  await page.context().close()
})

test('a closed window offers templates instead of a text', async () => {
  await write('emil', 'See you next week')
  await shop.advance('2 days')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Emil Holt').click()
  await page.getByText('The 24-hour window is closed').waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Use template' }).click()
  await page.getByRole('dialog', { name: 'Choose template' }).waitFor()
  await page.context().close()
})

test.each(['light', 'dark'] as const)(
  'nothing in it keeps somebody out, in %s colours',
  async (colorScheme) => {
    const page = await openInbox(browser, shop, session, { colorScheme, bypassCSP: true })
    await row(page, 'Otto Kern').click()
    await page.getByText('How to reach this contact').waitFor()
    await page.getByText('Free-form messages').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  },
)
