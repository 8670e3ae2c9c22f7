import { existsSync } from 'node:fs'
import type { SandboxShop } from '@selfsame/demo/testing'
import { ownerLinkOf } from '@selfsame/server'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'

export type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/** How long a page may take to show what it should; most of it is for a slow machine. */
export const PATIENCE_MS = 30_000
/** Debian's: without windows, where it is installed, which takes a fifth less time. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('Install chromium-headless-shell or chromium.')
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

const OWNER = { name: 'Maud Visser', email: 'maud@example.org', password: 'a loaf of dark rye' }

/** Signs up as the first owner, with the link that the terminal shows. What comes back lets other windows in. */
export async function signUp(browser: Browser, shop: SandboxShop): Promise<Session> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const link = await ownerLinkOf(shop.server)
  if (link === null) throw new Error('there is an owner already')
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Your name' }).fill(OWNER.name)
  await page.getByRole('textbox', { name: 'Email' }).fill(OWNER.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Create owner account' }).click()
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  const session = await context.storageState()
  await context.close()
  return session
}

/** Signs in with the form, as that owner or as somebody else. */
export async function signIn(
  page: Page,
  { email, password }: Pick<typeof OWNER, 'email' | 'password'> = OWNER,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Somebody who joins by the link of an invitation and signs in, in a browser of their own. */
export async function joinAs(
  browser: Browser,
  shop: SandboxShop,
  { role, email }: { role: string; email: string },
): Promise<Page> {
  const own = { name: 'Ada Agent', email, password: 'a loaf of light rye' }
  const { link } = (await shop.call('POST', '/v1/invitations', { email, role })).body
  const { pathname, search } = new URL(link)
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${shop.server.url}${pathname}${search}`)
  await page.getByRole('textbox', { name: 'Your name' }).fill(own.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(own.password)
  await page.getByRole('button', { name: 'Join' }).click()
  await signIn(page, own)
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  return page
}

/** A conversation in the list, by the name of whom it is with. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name })
}

/** The inbox of the shop, in a window of its own. */
export async function openInbox(
  browser: Browser,
  shop: SandboxShop,
  storageState: Session,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    storageState,
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${shop.server.url}/`)
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  return page
}

type Finding = { id: string; impact: string; nodes: { html: string }[] }

/**
 * What axe finds on the page, or in what a selector finds on it, that keeps users out. The content policy stands in its way
 * unless the page bypasses it.
 */
export async function seriousFindings(page: Page, within = 'html'): Promise<[string, string[]][]> {
  await page.evaluate(axe.source)
  const { violations }: { violations: Finding[] } = await page.evaluate(
    `axe.run([...document.querySelectorAll(${JSON.stringify(within)})].find((el) => el.checkVisibility()))`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
