import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildBrowserApp } from '@selfsame/demo'
import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import { launch, type Session, signUp } from '../e2e/browser.ts'

/** Prints what the first view weighs, and how long it takes until it can be worked with, of a cold browser each time. */

const TIMES = 9
const PEOPLE = 60
const ASSETS = join(import.meta.dirname, '../dist/assets')

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+351 900 000 100" }
  people: {}
`

await buildBrowserApp(() => undefined)
const shop = await openSandboxShop(WORLD)
const browser = await launch()
try {
  await addConversations(shop)
  const session = await signUp(browser, shop)
  const loads: { ms: number; files: string[] }[] = []
  for (let i = 0; i < TIMES; i++) {
    loads.push(await load(session))
  }
  const times = loads.map(({ ms }) => ms).sort((one, other) => one - other)
  const bytes = await weigh(loads[0]?.files ?? [])
  console.log(`interactive: median ${times[TIMES >> 1]} ms, from ${times[0]} to ${times.at(-1)} ms`)
  console.log(`first view: ${Math.round(bytes / 1000)} kB gzipped`)
} finally {
  await browser.close()
  await shop.close()
}

async function addConversations({ sandbox, settle }: SandboxShop): Promise<void> {
  for (let i = 0; i < PEOPLE; i++) {
    await sandbox.act('add_person', { id: `p${i}`, name: `Person ${i}` })
    await sandbox.act('write', { who: `p${i}`, text: `Message ${i}` })
  }
  await settle()
}

/** From the request of the page until a conversation can be opened and the search typed into. */
async function load(storageState: Session) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, storageState })
  const page = await context.newPage()
  const files: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/assets/')) files.push(pathname.slice('/assets/'.length))
  })
  // Looked at by the page itself at every frame: from outside it would be known only some tenths of a second later.
  await page.addInitScript(watchFor(`Person ${PEOPLE - 1}`))
  await page.goto(`${shop.server.url}/inbox`, { waitUntil: 'commit' })
  const ms = Math.round(Number(await page.evaluate('ready')))
  await context.close()
  return { ms, files }
}

/** In the page: `ready` is after how many milliseconds this row and the search field are there and nothing covers them. */
function watchFor(name: string): string {
  return `
    const isOnTop = (element) => {
      if (!element) return false
      const { x, y, width, height } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    }
    const isReady = () => {
      const links = [...document.querySelectorAll('nav a[href^="/inbox/cnv_"]')]
      const row = links.find((link) => link.textContent.includes(${JSON.stringify(name)}))
      return isOnTop(row) && isOnTop(document.querySelector('nav input'))
    }
    globalThis.ready = new Promise((resolve) => {
      const look = () => (isReady() ? resolve(performance.now()) : requestAnimationFrame(look))
      look()
    })`
}

async function weigh(files: string[]): Promise<number> {
  const known = new Set(await readdir(ASSETS))
  let bytes = 0
  for (const file of new Set(files)) {
    if (known.has(file)) bytes += gzipSync(await readFile(join(ASSETS, file)), { level: 9 }).length
  }
  return bytes
}
