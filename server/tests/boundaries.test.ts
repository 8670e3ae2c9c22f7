import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

// A tree of its own, so that a planted file never stands beside ours.
let tree: string
beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'selfsame-boundaries-'))
  await writeFile(join(tree, 'tsconfig.json'), '{}')
})
afterEach(() => rm(tree, { recursive: true }))

/** Writes modules that import what they are given, and returns the names of the rules that the tree breaks. */
async function broken(
  config: string,
  imports: Record<string, string[]>,
  root = 'server/src',
): Promise<string[]> {
  for (const [file, imported] of Object.entries(imports)) {
    const path = join(tree, root, file)
    await mkdir(dirname(path), { recursive: true })
    const lines = imported.map((it, index) => `import type { T as T${index} } from '${it}'`)
    const type = lines.map((_, index) => ` & T${index}`).join('')
    await writeFile(path, `${lines.join('\n')}\nexport type T = object${type}\n`)
  }
  const args = ['--config', join(ROOT, config), '--output-type', 'json', root]
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [CRUISER, ...args], { cwd: tree }, (_failed, out) => resolve(out))
  })
  const { summary } = JSON.parse(output)
  return summary.violations.map(({ rule }: { rule: { name: string } }) => rule.name)
}

test('an area may import an earlier one, and not a later one, not even a type', async () => {
  const allowed = { 'sending/outbox/send.ts': ['../../platform/base/ids.ts'], 'platform/base/ids.ts': [] }
  expect(await broken('.dependency-cruiser.cjs', allowed)).toEqual([])
  const planted = { 'platform/db/store.ts': ['../../sending/outbox/send.ts'] }
  expect(await broken('.dependency-cruiser.cjs', planted)).toContain('area-platform')
})

test('two areas in one step do not import each other', async () => {
  const planted = { 'access/users/users.ts': ['../../contacts/queries.ts'], 'contacts/queries.ts': [] }
  expect(await broken('.dependency-cruiser.cjs', planted)).toEqual(['area-access'])
})

test('a loop that rests by itself instead of with the loop of all is found', async () => {
  const allowed = { 'platform/jobs/loop.ts': ['../base/rest.ts'], 'platform/base/rest.ts': [] }
  expect(await broken('.dependency-cruiser.cjs', allowed)).toEqual([])
  const planted = { 'sending/outbox/sender.ts': ['../../platform/base/rest.ts'] }
  expect(await broken('.dependency-cruiser.cjs', planted)).toEqual(['one-loop'])
})

test('an operation that reads an id of the API is found, and its route may', async () => {
  const allowed = {
    'sending/outbox/routes.ts': ['../../platform/base/parse-id.ts'],
    'sending/accepting/recipient-schema.ts': ['../../platform/base/parse-id.ts'],
    'platform/base/parse-id.ts': [],
  }
  expect(await broken('.dependency-cruiser.cjs', allowed)).toEqual([])
  const planted = { 'sending/outbox/cancel-message.ts': ['../../platform/base/parse-id.ts'] }
  expect(await broken('.dependency-cruiser.cjs', planted)).toEqual(['ids-are-parsed-at-the-edge'])
})

test('a circle of folders is found where no two modules make one', async () => {
  const planted = {
    'resolution/plan/plan.ts': ['../facts/load-facts.ts'],
    'resolution/facts/load-facts.ts': [],
    'resolution/facts/name-anchor.ts': ['../plan/outcome.ts'],
    'resolution/plan/outcome.ts': [],
  }
  const rules = await broken('.dependency-cruiser.folders.cjs', planted)
  expect(new Set(rules)).toEqual(new Set(['no-circle-of-folders']))
})

test('a page imports features, and no other page; a feature imports no page', async () => {
  const planted = {
    'features/contact/names.ts': [],
    'pages/contact-page.ts': ['../features/contact/names.ts'],
    'pages/merge-page.ts': ['./contact-page.ts'],
    'features/merge/merged.ts': ['../../pages/contact-page.ts'],
  }
  const rules = await broken('.dependency-cruiser.cjs', planted, 'web/src')
  expect(rules.sort()).toEqual(['features-know-no-page', 'pages-stand-alone'])
})

test('a generic part of the browser application imports no feature and asks the server nothing', async () => {
  const planted = {
    'api/client.ts': [],
    'ui/failure.ts': ['../api/client.ts'],
    'api/queries.ts': [],
    'ui/avatar.ts': ['../api/queries.ts'],
    'features/contact/names.ts': [],
    'util/words.ts': ['../features/contact/names.ts'],
  }
  const rules = await broken('.dependency-cruiser.cjs', planted, 'web/src')
  expect(rules.sort()).toEqual(['generic-parts-know-no-feature', 'ui-asks-nothing'])
})

test('a circle of features is found where no two modules make one', async () => {
  const planted = {
    'contact/contact-parts.ts': ['../conversation/status-words.ts'],
    'conversation/status-words.ts': [],
    'conversation/contact-panel.ts': ['../contact/names.ts'],
    'contact/names.ts': [],
  }
  const rules = await broken('.dependency-cruiser.folders.cjs', planted, 'web/src/features')
  expect(new Set(rules)).toEqual(new Set(['no-circle-of-folders']))
})

test('a path into another workspace is found, and the name of its package is not needed inside', async () => {
  const planted = {
    'demo/src/print.ts': ['../../server/src/platform/base/ids.ts', './words.ts'],
    'demo/src/words.ts': [],
    'server/src/platform/base/ids.ts': [],
  }
  expect(await broken('.dependency-cruiser.cjs', planted, '.')).toEqual(['workspaces-import-by-name'])
})
