import { expect, test } from 'vitest'
import { redactJson } from './redact.ts'
import { tracesOf } from './traces.ts'

const ANA = tracesOf({ phones: ['15550104477'], words: ['48213377', 'US.1001', '00123456'], usernames: [] })

test('an id of another system is replaced as a number too, in members and lists', () => {
  expect(
    redactJson(
      {
        referred_by: 48213377,
        refs: [1, 48213377],
        nested: { crm: 48213377 },
        parent_id: 48213377,
        id: '48213377',
      },
      ANA,
    ),
  ).toEqual({ referred_by: null, refs: [1, null], nested: { crm: null }, parent_id: null, id: '[erased]' })
})

test('other numbers, times and amounts stay', () => {
  const others = {
    ...{
      referred_by: 482133770,
      refs: [4821337, 48213377.5, -48213377],
      imported_at: 48213377,
      size: 48213377,
    },
    ...{ amount: 48213377, seq: 48213377, zip: 123456, id: 1001 },
  }
  expect(redactJson(others, ANA)).toEqual(others)
})
