import { expect, test } from 'vitest'
import { parseBody, parseEntry } from './parse.ts'
import { parseJson } from './parse-json.ts'

test('a whole number that is too long to be exact keeps its digits, and any other stays a number', () => {
  const text =
    '{"a": 1234567890123456789, "b": [9007199254740993], "c": 9007199254740991, "d": 1e21, "e": 0.1}'
  expect(parseJson(text)).toEqual({
    a: '1234567890123456789',
    b: ['9007199254740993'],
    c: 9007199254740991,
    d: 1e21,
    e: 0.1,
  })
  expect(parseJson('{"text": ", 1234567890123456789,"}')).toEqual({ text: ', 1234567890123456789,' })
})

test('a template is told of by its exact id, however long it is', () => {
  const value = `{"event":"APPROVED","message_template_id":1234567890123456789,"message_template_name":"a"}`
  const change = `{"field":"message_template_status_update","value":${value}}`
  const body = `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[${change}]}]}`
  const parsed = parseBody(Buffer.from(body))
  if (!parsed.ok) throw new Error(parsed.reason)
  expect(parseEntry(parsed.entries[0], { received_at_ms: 0 })).toMatchObject([
    { data: { message_template_id: '1234567890123456789' } },
  ])
})
