import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
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

const UNSTORABLE = 'a\0b \ud83d'
const STORED = 'a\ufffdb \ufffd'

test('every way of giving JSON to a statement is guarded', async () => {
  const json = JSON.stringify({ text: UNSTORABLE })
  const { rows } = await withEveryAccount(database.db, (trx) =>
    sql<object>`
      select ${json}::text::jsonb as through_text, cast(${json} as jsonb) as called, ${[json]}::jsonb[] as listed,
        ${{ text: UNSTORABLE }}::jsonb as object`.execute(trx),
  )
  const stored = { text: STORED }
  expect(rows).toEqual([{ through_text: stored, called: stored, listed: [stored], object: stored }])
})

test('what the owner of the tables writes is guarded too', async () => {
  const rows = await database.store.asOwner(({ query }) =>
    query('select $1::text as text, $2::text[] as list, $3::jsonb as json, $4::jsonb as object', [
      UNSTORABLE,
      [UNSTORABLE],
      JSON.stringify([UNSTORABLE]),
      { text: UNSTORABLE },
    ]),
  )
  expect(rows).toEqual([{ text: STORED, list: [STORED], json: [STORED], object: { text: STORED } }])
})

test.each([
  ['an emoji', '🎂'],
  ['what only looks like an escape', '\\u0000 \\ud83d \\\\u0000 "\\ud83d\\ude00"'],
  ['other control characters', '\u0001\u001b\u007f\u0085\u2028'],
  ['names of the prototype', 'constructor'],
])('%s is stored as it is', async (_, text) => {
  expect(await back(text)).toEqual(stored(text))
})
