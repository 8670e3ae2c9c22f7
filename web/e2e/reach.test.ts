import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, row, type Session, seriousFindings, signIn, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+351 900 000 100" }
  people:
    emil: { name: Emil Holt, phone: "+351 910 000 004" }
    aisha: { name: Aisha Khan, phone: "+44 7700 900 123", username: aisha.bakes }
  templates:
    - name: order_ready
      language: en
      category: UTILITY
      components:
        - { type: BODY, text: "Hello {{1}}, your order is ready.", example: { body_text: [["Emil"]] } }
    - name: fresh_today
      language: en
      category: MARKETING
      components:
        - { type: BODY, text: "Fresh today, {{1}}:", example: { body_text: [["Emil"]] } }
        - type: CAROUSEL
          cards:
            - &card
              components:
                - { type: HEADER, format: IMAGE }
                - { type: BODY, text: "Our {{1}}.", example: { body_text: [["rye"]] } }
                - { type: BUTTONS, buttons: [{ type: URL, text: See it, url: "https://example.org/{{1}}" }] }
            - *card
    - name: visit_us
      language: en
      category: UTILITY
      components:
        - { type: HEADER, format: LOCATION }
        - { type: BODY, text: "Come and see us." }
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
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function write(who: string, text: string): Promise<void> {
  await shop.sandbox.act('write', { who, text })
  await shop.settle()
}

test('a closed window: a template is chosen, filled in, previewed and sent, and its words are on the phone', async () => {
  await write('emil', 'See you next week')
  await shop.advance('2 days')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Emil Holt').click()
  await page.getByText('The 24-hour window is closed').waitFor()
  await page.getByRole('button', { name: 'Use template' }).click()
  await page.getByRole('textbox', { name: 'Search templates' }).fill('order')
  await page.getByRole('button', { name: /order_ready/ }).click()
  const send = page.getByRole('button', { name: 'Send template' })
  expect(await send.isDisabled()).toBe(true)
  const dialog = page.getByRole('dialog', { name: 'order_ready' })
  // WhatsApp takes no five spaces in a row.
  const name = dialog.getByRole('textbox')
  await name.fill('Emil     Holt')
  await send.click()
  await name.and(page.locator('[aria-invalid=true]:focus')).waitFor()
  await dialog.getByText('Expected no more than four spaces in a row').waitFor()
  expect(await dialog.getByRole('alert').count()).toBe(0)
  await name.fill('Emil')
  await name.and(page.locator(':not([aria-invalid=true])')).waitFor()
  await dialog.getByText('Hello Emil, your order is ready.').waitFor()
  await send.click()
  await page.getByRole('article', { name: /^You/ }).getByText('Hello Emil, your order is ready.').waitFor()
  await shop.settle()
  expect(shop.sandbox.phone('emil').at(-1)?.shown.text).toBe('Hello Emil, your order is ready.')
  await page.context().close()
})

test('a carousel is filled in card by card by keyboard, previewed and sent with its pictures; what only the API can fill says so', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Emil Holt').click()
  await page.getByRole('button', { name: 'Use template' }).press('Enter')
  await page.getByRole('button', { name: /visit_us/ }).press('Enter')
  await page.getByText('it needs a location. Use the API.').waitFor()
  expect(await page.getByRole('button', { name: 'Send template' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Choose another template' }).press('Enter')
  await page.getByRole('button', { name: /fresh_today/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'fresh_today' })
  const send = dialog.getByRole('button', { name: 'Send template' })
  await dialog.getByRole('textbox', { name: 'Text 1' }).first().fill('Emil')
  const photo = await page.screenshot()
  for (const [number, bread] of [
    [1, 'rye'],
    [2, 'baguette'],
  ] as const) {
    const card = dialog.getByRole('group', { name: `Card ${number}` })
    const chooser = page.waitForEvent('filechooser')
    await card.getByRole('button', { name: 'Choose file' }).press('Enter')
    await (await chooser).setFiles({ name: `${bread}.png`, mimeType: 'image/png', buffer: photo })
    await card.getByText(`${bread}.png`).waitFor()
    expect(await send.isDisabled()).toBe(true)
    await card.getByRole('textbox', { name: 'Text 1' }).fill(bread)
    await card.getByRole('textbox', { name: 'Button 1' }).fill(`${bread}-9`)
  }
  const preview = dialog.getByRole('list', { name: 'Cards' })
  await preview.getByText('Our rye.').waitFor()
  await preview.getByText('Our baguette.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await send.press('Enter')
  const sent = page.getByRole('article', { name: /^You/ }).filter({ hasText: 'Fresh today, Emil:' })
  await sent.getByRole('list', { name: 'Cards' }).getByText('Our baguette.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await shop.settle()
  const components = (bread: string) => [
    { type: 'header', parameters: [{ type: 'image', image: { id: expect.stringMatching(/^\d+$/) } }] },
    { type: 'body', parameters: [{ type: 'text', text: bread }] },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: `${bread}-9` }] },
  ]
  expect(shop.sent().at(-1)?.body.template.components).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'Emil' }] },
    {
      type: 'carousel',
      cards: [
        { card_index: 0, components: components('rye') },
        { card_index: 1, components: components('baguette') },
      ],
    },
  ])
  await page.context().close()
})

test('somebody whose phone is hidden is asked for it, shares it, and it stands beside their name', async () => {
  await write('aisha', 'Do you run baking classes?')
  const page = await openInbox(browser, shop, session)
  await row(page, 'Aisha Khan').click()
  const who = page.getByRole('complementary', { name: 'Contact details' })
  await who.getByText('phone hidden').waitFor()
  await who.getByRole('button', { name: 'Request phone number' }).click()
  await who.getByText(/^Phone number requested/).waitFor()
  await shop.settle()
  const asked = shop.sandbox.phone('aisha').at(-1)
  expect(asked?.shown.buttons).toMatchObject([{ kind: 'share_number' }])
  await shop.sandbox.act('share_number', { who: 'aisha', reply_to: asked?.id })
  await shop.settle()
  await who.getByText('+447700900123').first().waitFor()
  await who.getByText('shared by the contact').waitFor()
  await page.context().close()
})

test('whoever is taken out of the account sees nothing of it any more', async () => {
  const agent = await joinAs(browser, shop, { role: 'agent', email: 'agent@example.org' })
  await row(agent, 'Emil Holt').click()
  await agent.getByRole('region', { name: 'Messages' }).getByText('See you next week').waitFor()
  const { data } = (await shop.call('GET', '/v1/members')).body
  const { id } = data.find(({ email }: { email: string }) => email === 'agent@example.org')
  expect((await shop.call('DELETE', `/v1/members/${id}`)).status).toBe(204)
  await agent.getByText('You aren’t in any account').waitFor()
  expect(await agent.getByText('Emil Holt').count()).toBe(0)
  await agent.context().close()
})

test('whoever loses the right to answer while they write is told so in words, and what they typed stays', async () => {
  await write('aisha', 'Thank you!')
  const email = 'viewer@example.org'
  const viewer = await joinAs(browser, shop, { role: 'agent', email })
  await row(viewer, 'Aisha Khan').click()
  const message = viewer.getByRole('textbox', { name: 'Message' })
  await message.fill('Hello Aisha')
  const members = (await shop.call('GET', '/v1/members')).body.data
  const member = members.find((it: { email: string }) => it.email === email)
  expect((await shop.call('PATCH', `/v1/members/${member.id}`, { role: 'viewer' })).status).toBe(200)
  await viewer.getByRole('button', { name: 'Send', exact: true }).click()
  await viewer.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
  expect(await message.inputValue()).toBe('Hello Aisha')
  // From then on it is said before they try.
  await viewer.reload()
  await viewer.getByText('You can read but not reply.').waitFor()
  expect(await viewer.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
  expect(await message.inputValue()).toBe('Hello Aisha')
  await viewer.context().close()
})

test('a session that ended asks to sign in again, and nothing typed is lost', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Aisha Khan').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('See you on Thursday')
  await page.context().clearCookies()
  // Whatever asks the server first finds out; a key is pressed on whichever page that leaves.
  await page.keyboard.press('Enter')
  await signIn(page)
  await page.getByRole('heading', { name: 'Aisha Khan' }).first().waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('See you on Thursday')
  await page.context().close()
})
