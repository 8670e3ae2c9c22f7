import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { SandboxShop } from '../../demo/src/testing/sandbox-shop.ts'
import { ownerLinkOf } from '../../server/src/cli/serve.ts'

export type Session = Awaited<ReturnType<BrowserContext['storageState']>>

const PATIENCE_MS = 15_000
const CHROMIUM = '/usr/bin/chromium'
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
  await page.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  const session = await context.storageState()
  await context.close()
  return session
}

/** Signs in as that owner, with the form. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
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

/** What axe finds on the page that keeps somebody out. The content policy stands in its way unless the page bypasses it. */
export async function seriousFindings(page: Page): Promise<[string, string[]][]> {
  await page.evaluate(axe.source)
  const { violations }: { violations: Finding[] } = await page.evaluate('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
