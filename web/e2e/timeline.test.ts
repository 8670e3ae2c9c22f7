import { createHash } from 'node:crypto'
import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, row, type Session, seriousFindings, signIn, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900", coexistence: true }
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
  // Until they are read, the way to the end is one to new messages.
  await row(page, 'Emil Holt')
    .getByText(/unread messages$/)
    .waitFor({ state: 'detached' })
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
  await page.getByRole('button', { name: 'Jump to latest' }).click()
  await said(130).waitFor()
  expect(new URL(page.url()).searchParams.get('message')).toBeNull()
  // Somebody who reads further up stays where they are, and is told.
  await said(110).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
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

/** Puts a file into the sandbox, to be sent by somebody; returns its id there. */
function keepFile(bytes: Buffer, mime_type: string): string {
  const { media, clock } = shop.sandbox.world
  const id = `99${media.size}`
  media.set(id, {
    id,
    mime_type,
    bytes,
    sha256_hex: createHash('sha256').update(bytes).digest('hex'),
    origin: 'received',
    created_at_ms: clock.now_ms,
    expires_at_ms: clock.now_ms + 86_400_000,
    links: new Map(),
  })
  return id
}

/** Two seconds of silence. */
function recording(): Buffer {
  const [rate, seconds] = [8000, 2]
  const sound = Buffer.alloc(rate * seconds, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}

async function say(content: object, options: object = {}): Promise<void> {
  await shop.sandbox.act('write', { who: 'otto', content, ...options })
}

test('every type of message is shown as what it is, in both colours', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  const photo = keepFile(await page.screenshot(), 'image/png')
  await say(
    { type: 'text', body: '*Good* _morning_ `now`, see https://example.org/bread.' },
    {
      referral: {
        source_url: 'https://fb.me/x',
        source_id: '1',
        source_type: 'ad',
        headline: 'Fresh rye',
        body: 'Every day',
      },
    },
  )
  await say({ type: 'text', body: '<img src=x onerror=alert(1)> \u202egnp.exe' })
  await say({ type: 'image', media_id: photo, mime_type: 'image/png', caption: 'Our shop' })
  await say({
    type: 'image',
    media_id: keepFile(await page.screenshot(), 'image/png'),
    mime_type: 'image/png',
  })
  await say({
    type: 'audio',
    media_id: keepFile(recording(), 'audio/wav'),
    mime_type: 'audio/wav',
    voice: true,
  })
  await say({ type: 'document', filename: 'invoice\u202efdp.exe', mime_type: 'application/pdf' })
  await say({ type: 'video' })
  await say({ type: 'location', latitude: 38.7, longitude: -9.1, name: 'Kiosk', address: 'Rua 1' })
  await say({
    type: 'contacts',
    cards: [{ name: 'Bea Ramos', phone: '+1 555-010-7788', org: { company: 'Luna' } }],
  })
  await say({ type: 'button_reply', id: 'b', title: 'At four' })
  await say({ type: 'list_reply', id: 'l', title: 'Express', description: '1-2 days' })
  await say({ type: 'flow_reply', response: { flow_token: 't', cake_size: 'large' } })
  await say({
    type: 'order',
    catalog_id: '1',
    product_items: [{ product_retailer_id: 'rye-9', quantity: 2, item_price: 7.5, currency: 'EUR' }],
  })
  await say({ type: 'unsupported', unsupported_type: 'poll_creation' })
  await say({ type: 'unknown', name: 'hologram', body: { size: 3 } })
  await shop.sandbox.act('call', { who: 'otto', duration_s: 75 })
  await shop.advance('2 minutes')
  await say({ type: 'text', body: 'To be edited' })
  await shop.sandbox.act('edit', { who: 'otto', text: 'It was edited' })
  await say({ type: 'text', body: 'A slip' })
  await shop.sandbox.act('revoke', { who: 'otto' })
  await shop.settle()
  await row(page, 'Otto Kern').click()
  const thread = page.getByRole('region', { name: 'Messages' })
  await thread.getByText('The contact deleted this message.').waitFor()
  await thread.locator('strong', { hasText: 'Good' }).waitFor()
  await thread.locator('em', { hasText: 'morning' }).waitFor()
  expect(await thread.getByRole('link', { name: 'https://example.org/bread' }).getAttribute('rel')).toContain(
    'noopener',
  )
  await thread.getByText('Fresh rye').waitFor()
  await thread.getByText('<img src=x onerror=alert(1)>').waitFor()
  await thread.getByRole('button', { name: /^Download invoicefdp\.exe EXE/ }).waitFor()
  await thread.getByRole('button', { name: 'Play Video from Otto Kern' }).waitFor()
  expect(await thread.getByRole('link', { name: 'Show on map' }).getAttribute('href')).toContain(
    'mlat=38.7&mlon=-9.1',
  )
  await thread.getByText('Bea Ramos').waitFor()
  await thread.getByText('A shared contact card doesn’t identify the contact who sent it.').waitFor()
  await thread.getByText('Chosen with a button').waitFor()
  await thread.getByText('1-2 days').waitFor()
  await thread.getByRole('row', { name: 'cake size large' }).waitFor()
  await thread.getByRole('row', { name: 'Total 15.00 EUR' }).waitFor()
  await thread.getByText('WhatsApp doesn’t deliver this to businesses: a poll.').waitFor()
  await thread.getByText('messages of the type “hologram”').waitFor()
  await thread.getByText('The contact called').waitFor()
  await thread.getByText('lasted 1:15').waitFor()
  await thread.getByText('It was edited').first().waitFor()
  await thread.getByText('Edit history').click()
  await thread.getByText('To be edited').waitFor()

  await page.emulateMedia({ colorScheme: 'light' })
  expect(await seriousFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('pictures are looked at and a voice note is heard by keyboard alone', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('button', { name: 'Enlarge Our shop' }).focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog')
  await viewer.getByRole('img', { name: 'Our shop' }).waitFor()
  expect(await viewer.getByRole('button', { name: 'Earlier file' }).isDisabled()).toBe(true)
  await page.keyboard.press('ArrowRight')
  await viewer.getByRole('img', { name: 'Photo from Otto Kern' }).waitFor()
  await page.keyboard.press('+')
  await viewer.getByRole('button', { name: 'Actual size', pressed: true }).waitFor()
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })

  const player = page.getByRole('group', { name: 'Voice message from Otto Kern' })
  await player.getByText('0:02').waitFor()
  await player.getByRole('button', { name: 'Playback speed' }).press('Enter')
  await player.getByText('1.5×').waitFor()
  await player.getByRole('slider').press('ArrowRight')
  await player.getByRole('button', { name: 'Play', exact: true }).press('Enter')
  await player.getByRole('button', { name: 'Pause' }).waitFor()
  await page.context().close()
})

test('a message that failed says why, and arrives when it is sent again', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await shop.sandbox.act('fault', {
    kind: 'http_error',
    operation: 'messages',
    code: 131026,
  })
  await page.getByRole('textbox', { name: 'Message' }).fill('Your bread is ready')
  await page.keyboard.press('Enter')
  const failure = page.getByRole('note', { name: 'Not delivered' })
  await failure.getByText('WhatsApp can’t deliver it').waitFor()
  await shop.sandbox.act('clear_faults', {})
  const before = shop.sent().length
  await failure.getByRole('button', { name: 'Send again' }).click()
  await failure.getByText('Sent again.').waitFor()
  await shop.settle()
  expect(shop.sent().slice(before)).toMatchObject([{ body: { text: { body: 'Your bread is ready' } } }])
  await page.context().close()
})

test('the details of a sent message show the free conversation that WhatsApp named', async () => {
  await shop.sandbox.act('write', {
    who: 'rita',
    content: { type: 'text', body: 'I saw your advertisement' },
    referral: { source_url: 'https://fb.me/x', source_id: '1', source_type: 'ad', headline: 'Rye' },
  })
  await shop.settle()
  const page = await openInbox(browser, shop, session)
  await row(page, 'Rita Moss').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Welcome')
  await page.keyboard.press('Enter')
  await shop.settle()
  const bubble = page.getByRole('article').filter({ hasText: 'Welcome' })
  await bubble.getByRole('img', { name: /Sent|Delivered|Read/ }).waitFor()
  await shop.advance('2 minutes')
  await shop.settle()
  await bubble.getByRole('button', { name: 'Message details' }).press('Enter')
  const details = page.getByRole('dialog', { name: 'Message details' })
  await details.getByText('Free until').waitFor()
  await details.getByText('Ad or Page button (free)').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

test('offline what is sent waits visibly, and leaves once when the network is back', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  const before = shop.sent().length
  await page.context().setOffline(true)
  await page.getByText('You’re offline. What you type is kept.').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('See you at noon')
  await page.keyboard.press('Enter')
  await page.getByText('Selfsame sends your reply').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('article', { name: /^You/ }).getByText('See you at noon').waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('')
  await shop.settle()
  expect(shop.sent().slice(before)).toMatchObject([{ body: { text: { body: 'See you at noon' } } }])
  await page.context().close()
})

test('whose session ended while they wrote signs in, and finds what they wrote', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Half an answer')
  await page.context().clearCookies()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sign in to Selfsame' }).waitFor()
  await signIn(page)
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Half an answer')
  await page.context().close()
})

test('an emoji is found by keyboard, several files go one after another, and one that is too large is refused in words', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('For you ')
  await page.getByRole('button', { name: 'Emojis' }).press('Enter')
  await page.getByRole('textbox', { name: 'Search emojis' }).fill('croissant')
  await page.keyboard.press('Enter')
  await expect.poll(() => message.inputValue()).toBe('For you 🥐')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach file' }).click()
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
  await (await chooser).setFiles([
    { name: 'one.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'two.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(6_000_000) },
  ])
  await page.getByRole('alert').getByText('huge.png is 6 MB. WhatsApp allows at most 5 MB').waitFor()
  expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Remove file huge.png' }).click()
  const before = shop.sent().length
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('article', { name: /^You/ }).getByText('For you 🥐').waitFor()
  await page.getByRole('list', { name: 'Files' }).waitFor({ state: 'detached' })
  await shop.settle()
  expect(shop.sent().slice(before)).toMatchObject([
    { body: { document: { filename: 'one.pdf', caption: 'For you 🥐' } } },
    { body: { document: { filename: 'two.pdf' } } },
  ])
  await page.context().close()
})
