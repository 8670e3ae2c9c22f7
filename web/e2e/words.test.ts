import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalog } from '../scripts/catalogs.ts'
import { launch, openInbox, row, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
    rita: { name: Rita Moss, phone: "+1 555 010 0903", username: rita.moss }
`

let shop: SandboxShop
let browser: Browser
let session: Session

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
  for (const who of ['otto', 'rita']) {
    await shop.sandbox.act('write', { who, text: `Hello from ${who}, who would like to know when you open` })
  }
  await shop.settle()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const place = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const field = (page: Page) => page.getByRole('combobox', { name: 'What do you want to do?' })

/** Waits until something has the focus. */
const focused = (page: Page, locator: Locator) => locator.and(page.locator(':focus')).waitFor()

/** A part of the page that can only be reached by moving everything sideways. */
const isWiderThanItsWindow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

test('somebody chooses Dutch in the settings, and it stays after the page is loaded anew', async () => {
  const page = await openInbox(browser, shop, session)
  await place(page, 'Settings').click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Nederlands')
  await place(page, 'Contacten').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('nl')
  await page.reload()
  await place(page, 'Instellingen').waitFor()
  await page.getByRole('combobox', { name: 'Taal' }).selectOption('English')
  await place(page, 'Contacts').waitFor()
  await page.context().close()
})

test.each([
  ['nl-BE', 'Inloggen bij Selfsame', 'Taal'],
  ['es-MX', 'Iniciar sesión en Selfsame', 'Idioma'],
  ['pt-PT', 'Iniciar sessão no Selfsame', 'Idioma'],
])(
  'whoever is not in yet is spoken to in the language of their browser, %s, and can choose another',
  async (locale, heading, choice) => {
    const page = await (await browser.newContext({ locale })).newPage()
    await page.goto(`${shop.server.url}/sign-in`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.getByRole('combobox', { name: choice }).selectOption('English')
    await page.getByRole('heading', { name: 'Sign in to Selfsame' }).waitFor()
    await page.context().close()
  },
)

/** What stands on the page in English although the catalog has it in the language of the page. */
async function englishOn(page: Page, catalog: Record<string, string>): Promise<string[]> {
  const lines = (await page.evaluate<string>('document.body.innerText'))
    .split('\n')
    .map((line) => line.trim())
  const own = new Set(Object.values(catalog))
  return lines.filter((line) => Object.hasOwn(catalog, line) && !own.has(line))
}

test.each([
  ['nl', 'Gesprekken', 'Afhandelen', 'Contacten', 'Laatste bericht', 'Instellingen', 'Naam en e-mail'],
  ['es', 'Conversaciones', 'Resolver', 'Contactos', 'Último mensaje', 'Ajustes', 'Nombre y correo'],
  ['pt', 'Conversas', 'Resolver', 'Contactos', 'Última mensagem', 'Definições', 'Nome e e-mail'],
  ['pt-BR', 'Conversas', 'Resolver', 'Contatos', 'Última mensagem', 'Configurações', 'Nome e e-mail'],
] as const)(
  'who works in %s finds no English',
  async (locale, list, resolve, contacts, column, settings, form) => {
    const catalog = await readCatalog(locale)
    const context = await browser.newContext({ locale, storageState: session })
    const page = await context.newPage()
    await page.goto(`${shop.server.url}/`)
    await page.getByRole('navigation', { name: list }).getByRole('link', { name: 'Otto Kern' }).click()
    await page.getByRole('button', { name: resolve }).waitFor()
    expect(await englishOn(page, catalog)).toEqual([])
    await place(page, contacts).click()
    await page.getByRole('columnheader', { name: column }).waitFor()
    expect(await englishOn(page, catalog)).toEqual([])
    await place(page, settings).click()
    await page.getByText(form).first().waitFor()
    expect(await englishOn(page, catalog)).toEqual([])
    await context.close()
  },
)

test('English loads no texts of another language', async () => {
  const page = await openInbox(browser, shop, session)
  const loaded: string = await page.evaluate(
    `performance.getEntriesByType('resource').map(({ name }) => name).join(' ')`,
  )
  expect(loaded).toMatch(/\/assets\/index-/)
  expect(loaded).not.toMatch(/\/assets\/(nl|es|pt)-/)
  await page.context().close()
})

test('by keyboard alone: the palette finds somebody by their username, opens the conversation and resolves it', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Rita Moss').waitFor()
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.type('rita.moss')
  await page.getByRole('option', { name: 'Rita Moss' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Rita Moss' }).first().waitFor()
  await page.getByRole('button', { name: 'Resolve' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('resol')
  await page.getByRole('option', { name: /^Resolve/, selected: true }).waitFor()
  await page.getByRole('option', { name: 'Write a reply' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Reopen' }).waitFor()
  await row(page, 'Rita Moss').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('contacts')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: 'Otto Kern' }).waitFor()
  await page.context().close()
})

test('the palette finds what was said, opens it where it stands, and sets a priority', async () => {
  await shop.sandbox.act('write', { who: 'otto', text: 'A <i>marzipan</i> cake for Saturday' })
  await shop.settle()
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await row(page, 'Otto Kern').waitFor()
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.type('marzip')
  const found = page.getByRole('group', { name: 'Messages' }).getByRole('option')
  await found.getByText('A <i>').waitFor()
  expect(await found.locator('mark').textContent()).toBe('marzipan')
  await found.getByText('Otto Kern').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.locator('article[aria-current=true]').getByText('marzipan').waitFor()
  expect(new URL(page.url()).searchParams.get('message')).toMatch(/^msg_/)
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.type('priority urg')
  await page.getByRole('option', { name: 'Priority: Urgent', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await row(page, 'Otto Kern').getByRole('img', { name: 'Priority: Urgent' }).waitFor()
  await page.context().close()
})

test('the palette gives the focus back, and goes to where an answer is written', async () => {
  const page = await openInbox(browser, shop, session)
  await row(page, 'Otto Kern').click()
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  const finder = page.getByRole('button', { name: 'Command menu' })
  await finder.click()
  await field(page).waitFor()
  await page.keyboard.press('Escape')
  await field(page).waitFor({ state: 'detached' })
  await focused(page, finder)
  await page.keyboard.press('Enter')
  await field(page).fill('write a reply')
  await page.keyboard.press('Enter')
  await focused(page, page.getByRole('textbox', { name: 'Message' }))
  await page.context().close()
})

test('a question mark shows every key, except where somebody types', async () => {
  const page = await openInbox(browser, shop, session)
  await page.getByRole('searchbox', { name: 'Search contacts and messages' }).press('?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('searchbox', { name: 'Search contacts and messages' }).clear()
  await row(page, 'Otto Kern').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Next conversation').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})

test('from right to left the rail is on the right, and nothing lies outside the window', async () => {
  for (const width of [1440, 390]) {
    const page = await openInbox(browser, shop, session, { viewport: { width, height: 844 } })
    await page.evaluate(`localStorage.setItem('selfsame.direction', 'rtl')`)
    await page.reload()
    await row(page, 'Otto Kern').click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    expect(await isWiderThanItsWindow(page)).toBe(false)
    if (width === 1440) {
      const rail = await page.getByRole('navigation', { name: 'Main navigation' }).boundingBox()
      expect(rail).toMatchObject({ x: width - (rail?.width ?? 0) })
    }
    await page.context().close()
  }
})

test('on a phone, and enlarged to twice the size, nothing is lost', async () => {
  // A browser that enlarges to 200 % lays out for half as many pixels.
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 640, height: 400 },
  ]) {
    const page = await openInbox(browser, shop, session, { viewport })
    expect(await isWiderThanItsWindow(page)).toBe(false)
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: 'Sign out' }).scrollIntoViewIfNeeded()
    expect(await isWiderThanItsWindow(page)).toBe(false)
    await page.keyboard.type('keyboard shortcuts')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog', { name: 'Keyboard shortcuts' })
      .getByText('Labels')
      .scrollIntoViewIfNeeded()
    await page.goto(`${shop.server.url}/settings/you`)
    await page.getByRole('combobox', { name: 'Language' }).waitFor()
    expect(await isWiderThanItsWindow(page)).toBe(false)
    await page.context().close()
  }
})

test('whoever goes by Tab can skip the rail', async () => {
  const page = await openInbox(browser, shop, session)
  await page.keyboard.press('Tab')
  await focused(page, page.getByRole('button', { name: 'Skip to content' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await focused(page, page.getByRole('button', { name: 'Filter', exact: true }))
  await page.context().close()
})

test('what is still loading says so to a screen reader', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  let answer: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/v1/conversations/*/messages*', async (route) => {
    await held
    await route.continue()
  })
  await row(page, 'Otto Kern').click()
  await page.getByRole('status', { name: 'Loading messages' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  answer?.()
  await page.getByRole('status', { name: 'Loading messages' }).waitFor({ state: 'detached' })
  await page.context().close()
})

test.each(['light', 'dark'] as const)(
  'neither the palette, the keys nor the doors keep somebody out, in %s colours',
  async (colorScheme) => {
    const page = await openInbox(browser, shop, session, { colorScheme, bypassCSP: true })
    await row(page, 'Otto Kern').click()
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: /^Resolve/ }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${shop.server.url}/sign-in`)
    await page.getByRole('combobox', { name: 'Language' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  },
)
