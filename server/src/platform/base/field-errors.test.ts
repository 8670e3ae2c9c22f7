import { expect, test } from 'vitest'
import { z } from 'zod'
import { toFieldError } from './field-errors.ts'

const schema = z.strictObject({
  name: z.string().min(2).max(5),
  email: z.email().optional(),
  color: z.enum(['red', 'blue']).optional(),
  most: z.int().min(1).max(20).optional(),
  ids: z.array(z.string()).min(1).max(2).optional(),
  number: z.string().regex(/^\d+$/, 'must be a Meta id: digits only').optional(),
  either: z.union([z.string(), z.number()]).optional(),
  share: z.number().gt(0).optional(),
})

const errorsOf = (given: unknown) => schema.safeParse(given).error?.issues.map(toFieldError)

test.each<[string, object, object]>([
  ['is missing', {}, { field: 'name', code: 'required', message: 'is required' }],
  ['is too short', { name: 'a' }, { code: 'too_short', params: { minimum: 2 } }],
  [
    'is too long',
    { name: 'abcdef' },
    { code: 'too_long', params: { maximum: 5 }, message: 'must have at most 5 characters' },
  ],
  ['has another type', { name: 'abc', most: 'x' }, { code: 'invalid_type', message: 'must be a number' }],
  ['is too small', { name: 'abc', most: 0 }, { code: 'too_small', params: { minimum: 1 } }],
  ['is too big', { name: 'abc', most: 21 }, { code: 'too_big', params: { maximum: 20 } }],
  [
    'has too few items',
    { name: 'abc', ids: [] },
    { code: 'too_few', params: { minimum: 1 }, message: 'must have at least 1 item' },
  ],
  ['has too many items', { name: 'abc', ids: ['a', 'b', 'c'] }, { code: 'too_many', params: { maximum: 2 } }],
  ['is no email', { name: 'abc', email: 'a' }, { code: 'invalid_format', params: { format: 'email' } }],
  [
    'is none of the values',
    { name: 'abc', color: 'green' },
    { code: 'not_one_of', params: { values: ['red', 'blue'] }, message: 'must be one of: red, blue' },
  ],
  [
    'is unknown',
    { name: 'abc', nmae: 'b' },
    { field: '', code: 'unknown_field', params: { fields: ['nmae'] } },
  ],
])('what is wrong with a field that %s has a code and a sentence', (_, given, error) => {
  expect(errorsOf(given)).toEqual([expect.objectContaining(error)])
})

test('a rule with a sentence of its own keeps it beside the code', () => {
  expect(errorsOf({ name: 'abc', number: 'a1' })).toEqual([
    {
      field: 'number',
      code: 'invalid_format',
      message: 'must be a Meta id: digits only',
      params: { format: 'regex' },
    },
  ])
})

test('what has no code of its own says only that it is invalid', () => {
  expect(errorsOf({ name: 'abc', either: true, share: 0 })).toEqual([
    { field: 'either', message: 'is invalid' },
    { field: 'share', message: 'is invalid' },
  ])
})
