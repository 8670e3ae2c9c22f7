import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addErase } from '../src/cli/erase.ts'
import { addExplain } from '../src/cli/explain.ts'
import { addExport } from '../src/cli/export.ts'
import { addMigrate } from '../src/cli/migrate.ts'
import { addOwnerLink } from '../src/cli/owner-link.ts'
import { addPasswordLink } from '../src/cli/password-link.ts'
import { addReplay } from '../src/cli/replay.ts'
import { addServe } from '../src/cli/serve.ts'
import { addSetup } from '../src/cli/setup.ts'
import { ERRORS } from '../src/platform/base/errors.ts'
import { EVENTS } from '../src/platform/events/catalogue.ts'
import { type TestApp, testApp } from './harness/app.ts'

// A reader of these texts knows Stripe, Linear and Chatwoot: a text names its actor and uses their words.

const ROOT = join(import.meta.dirname, '../..')
const COMMANDS = [
  addErase,
  addExplain,
  addExport,
  addMigrate,
  addOwnerLink,
  addPasswordLink,
  addReplay,
  addServe,
  addSetup,
]

/** Words without an actor, archaic words, and words that the glossary replaces. */
const RULED_OUT =
  /\b(somebody|nobody|everybody|anybody|whoever|whom|anew|lately|thereof|whereupon|theirs|told|any ?more|e-mail|by (?:itself|themselves|oneself)|taken back|given up|made one|folded into)\b/gi
/** Words that often stand for another one in our texts: a line for a phone, a thread for a conversation, one for a contact. */
const REVIEWED = /\b(lines?|threads?|ones?|works?|stands?|turns?)\b/gi
/** Their reviewed uses in the texts of users, by reason. */
const MEANT: Record<string, string[]> = {
  'a number': [
    'at least one',
    'one contact',
    'one of',
    'one account',
    'one portfolio',
    'one template',
    'one conversation',
    'one message',
    'one bsuid',
    'one whatsapp account',
    'one event',
    'one day',
    'one hour',
    'one permission',
    'one permanent number',
    'one by one',
    'appear as one',
    'accounts became one',
    '{one}',
  ],
  'a password that is used once': ['one-time'],
  'the noun before': [
    'add one in',
    'add your first one',
    'if you revoke this one',
    'a smaller one',
    'a newer one',
    'that has one',
    'or one that belongs',
    'to insert one',
    'received ones',
    'send one',
    'future ones',
    'or one in a network',
  ],
  'a line of text': [
    'command line',
    'command-line',
    'line differs',
    'lines differ',
    'unchanged lines',
    'a line',
    'per line',
    'on one line',
  ],
  'the work of a member': ['no new work'],
  'to function': ['no longer work', 'no longer works', 'works once', 'and esc work'],
  'a switch': ['turn on', 'turn off'],
}
/** A description that starts with a relative clause has no subject. */
const CLAUSE = /^(?:what|who|whose|those|as they) /i

/** Reviewed uses, each with its reason. */
const EXCEPTIONS: { where: string; text: string; reason: string }[] = [
  { where: 'CHANGELOG.md', text: 'Given up', reason: 'a former text of the browser' },
  { where: 'web/src/i18n/en.json', text: 'the contact told you', reason: 'the contact is the actor' },
]

type Text = { where: string; text: string }

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** The ruled-out words in these texts, with their place. */
function ruledOut(texts: Text[], pattern: RegExp): string[] {
  return texts.flatMap(({ where, text }) => {
    const reviewed = EXCEPTIONS.filter((it) => it.where === where).reduce(
      (rest, it) => rest.replaceAll(it.text, ''),
      text.replace(/[\s*]+/g, ' '),
    )
    return [...reviewed.matchAll(pattern)].map(
      ({ 0: word, index }) =>
        `${where}: "${word}" in "${reviewed.slice(Math.max(0, index - 40), index + 60)}"`,
    )
  })
}

/** Every summary and description of a part of the OpenAPI document. */
function* textsIn(part: unknown, where: string): Generator<Text> {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    if (key === 'example' || key === 'examples') continue
    const place = `${where}/${key}`
    if (typeof value === 'string' && ['summary', 'description'].includes(key))
      yield { where: place, text: value }
    else yield* textsIn(value, place)
  }
}

test('no text of the OpenAPI document uses a ruled-out word or starts with a clause', async () => {
  const texts = [...textsIn((await app.http.inject('/openapi.json')).json(), 'openapi')]
  expect(texts.length).toBeGreaterThan(500)
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
  const clauses = texts.filter(({ text }) => CLAUSE.test(text)).map(({ where, text }) => `${where}: ${text}`)
  expect(clauses).toEqual([])
})

test('no title of an error and no description of an event uses a ruled-out word', () => {
  const texts = [
    ...Object.entries(ERRORS).map(([code, { title }]) => ({ where: code, text: title })),
    ...Object.entries(EVENTS).map(([type, { what }]) => ({ where: type, text: what })),
  ]
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
  expect(texts.filter(({ text }) => CLAUSE.test(text))).toEqual([])
})

/** The texts of users with every reviewed use of a word taken out. */
function withoutMeant(text: string): string {
  const uses = Object.values(MEANT).flat()
  return uses
    .sort((a, b) => b.length - a.length)
    .reduce((rest, use) => rest.replaceAll(use, ''), text.toLowerCase())
}

test('a word that often stands for another is reviewed wherever users meet it', () => {
  const catalog: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'web/src/i18n/en.json'), 'utf8'))
  const texts = [
    ...Object.entries(catalog),
    ...Object.entries(ERRORS).map(([code, { title }]) => [code, title] as const),
    ...Object.entries(EVENTS).map(([type, { what }]) => [type, what] as const),
  ]
  const unreviewed = texts.filter(([, text]) => withoutMeant(text).search(REVIEWED) >= 0)
  expect(unreviewed).toEqual([])
  const all = texts.map(([, text]) => text.toLowerCase())
  const unused = Object.values(MEANT)
    .flat()
    .filter((use) => !all.some((text) => text.includes(use)))
  expect(unused).toEqual([])
})

test('no help of a command uses a ruled-out word', () => {
  const program = new Command('selfsame')
  for (const addCommand of COMMANDS) addCommand(program)
  const texts = program.commands.map((it) => ({ where: it.name(), text: it.helpInformation() }))
  expect(texts.length).toBe(COMMANDS.length)
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
})

test('no text of the browser application uses a ruled-out word', () => {
  const where = 'web/src/i18n/en.json'
  const catalog: Record<string, string> = JSON.parse(readFileSync(join(ROOT, where), 'utf8'))
  const texts = Object.entries(catalog).map(([key, text]) => ({ where, text: `${key}: ${text}` }))
  expect(texts.length).toBeGreaterThan(2000)
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
})

test('no page of the docs and no scenario of the sandbox uses a ruled-out word', () => {
  const scenarios = globSync('sandbox/src/scenarios/files/*.yaml', { cwd: ROOT })
  expect(scenarios.length).toBeGreaterThan(5)
  const pages = globSync(['*.md', 'docs/**/*.md', '{client,sandbox}/*.md'], { cwd: ROOT })
  expect(pages.length).toBeGreaterThan(35)
  const texts = [...pages, ...scenarios].map((page) => ({
    where: page,
    text: readFileSync(join(ROOT, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, ''),
  }))
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
})

/** The comments of a source file as one text, without the code that they quote. */
function commentsOf(text: string): string {
  const source = ts.createSourceFile('source.tsx', text, ts.ScriptTarget.Latest, true)
  const ranges = new Map<number, number>()
  const keep = (found: ts.CommentRange[] = []) => {
    for (const { pos, end } of found) ranges.set(pos, end)
  }
  const visit = (node: ts.Node): void => {
    // The slashes of an address in JSX begin no comment.
    if (ts.isJsxText(node)) return
    const children = node.getChildren(source).filter((child) => !ts.isJSDoc(child))
    for (const child of children) visit(child)
    if (children.length > 0) return
    keep(ts.getLeadingCommentRanges(text, node.pos))
    keep(ts.getTrailingCommentRanges(text, node.end))
  }
  visit(source)
  return [...ranges]
    .map(([from, until]) => text.slice(from, until).replace(/^\/[/*]+|`[^`]*`/g, ''))
    .join('\n')
}

test('comments are separated from code, strings and JSX', () => {
  const text =
    'const url = "https://a.example" // one\nconst page = <a>{/* two `x` */}http://b</a>\n/** three\n * more */'
  expect(commentsOf(text).split(/[\s*/]+/)).toEqual(['', 'one', 'two', 'three', 'more', ''])
})

test('no comment uses a ruled-out word', () => {
  const files = globSync('{server,web,sandbox,client,demo}/src/**/*.{ts,tsx}', { cwd: ROOT })
  expect(files.length).toBeGreaterThan(1000)
  const texts = files
    // Its comments are the texts of the OpenAPI document.
    .filter((where) => where !== 'client/src/schema.ts')
    .map((where) => ({ where, text: readFileSync(join(ROOT, where), 'utf8') }))
    // To parse every file takes long, and few have such a word in what looks like a comment.
    .filter(({ text }) => {
      const like = text.match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? []
      return (
        like
          .join(' ')
          .replace(/[\s*/]+/g, ' ')
          .search(RULED_OUT) >= 0
      )
    })
    .map(({ where, text }) => ({ where, text: commentsOf(text) }))
  expect(ruledOut(texts, RULED_OUT)).toEqual([])
})

test('every reviewed use still exists', () => {
  const unused = EXCEPTIONS.filter(
    ({ where, text }) =>
      !readFileSync(join(ROOT, where), 'utf8')
        .replace(/[\s*]+/g, ' ')
        .includes(text),
  )
  expect(unused).toEqual([])
})
