import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../test/database.ts'
import { withEveryAccount } from './with-account.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const back = async (text: string) => {
  const json = JSON.stringify({ [text]: [text] })
  const rows = JSON.stringify([{ value: text, inner: { text } }])
  const { rows: found } = await withEveryAccount(database.db, (trx) =>
    sql<object>`
      select ${text}::text as text, ${[text]}::text[] as list, ${json}::jsonb as json, r.value, r.inner
        from json_to_recordset(${rows}::json) as r(value text, "inner" jsonb)`.execute(trx),
  )
  return found[0]
}
const stored = (text: string) => ({
  text,
  list: [text],
  json: { [text]: [text] },
  value: text,
  inner: { text },
})

test.each([
  ['a NUL', 'a\0b', 'a\ufffdb'],
  ['half of an emoji at the end', 'cut \ud83d', 'cut \ufffd'],
  ['the other half at the beginning', '\ude00 tail', '\ufffd tail'],
  ['two first halves', '\ud83d\ud83d', '\ufffd\ufffd'],
])('%s is stored as the replacement character, as text and in JSON', async (_, given, expected) => {
  expect(await back(given)).toEqual(stored(expected))
})

test.each([
  ['an emoji', '🎂'],
  ['what only looks like an escape', '\\u0000 \\ud83d \\\\u0000 "\\ud83d\\ude00"'],
  ['other control characters', '\u0001\u001b\u007f\u0085\u2028'],
  ['names of the prototype', 'constructor'],
])('%s is stored as it is', async (_, text) => {
  expect(await back(text)).toEqual(stored(text))
})
