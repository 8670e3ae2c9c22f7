import { expect, test } from 'vitest'
import { toApiError } from '../api/client'
import { sortErrors } from './use-api-form'

const sorted = (...given: Parameters<typeof sortErrors>) => {
  const { errors, rest } = sortErrors(...given)
  return { errors: Object.fromEntries(errors), rest }
}

const refusal = (...errors: { field: string; message: string }[]) =>
  toApiError(400, { code: 'invalid_request', detail: 'body: is invalid', errors })

test('what the API says about a value inside a field stands at the field, the first message of each', () => {
  const error = refusal(
    { field: 'body.inbox_ids.1', message: 'must be an id' },
    { field: 'body.inbox_ids', message: 'must all be inboxes of this account' },
    { field: 'path.phone', message: 'is not a valid phone' },
  )
  expect(sorted(error, ['phone', 'inbox_ids'], {})).toEqual({
    errors: { inbox_ids: 'Must be an id', phone: 'Is not a valid phone' },
    rest: null,
  })
})

test('what belongs to no field of the form is said as a whole, beside what belongs to one', () => {
  const error = refusal(
    { field: 'body.name', message: 'is required' },
    { field: 'headers.selfsame-account', message: 'Required' },
  )
  expect(sorted(error, ['name'], {})).toEqual({ errors: { name: 'Is required' }, rest: error })
  const hidden = refusal({ field: 'body.concurrency', message: 'is too large' })
  expect(sorted(hidden, ['name'], {})).toEqual({ errors: {}, rest: hidden })
})

test('a refusal without a field stands at the one that its code is about, where the form shows it', () => {
  const error = toApiError(409, {
    code: 'already_exists',
    detail: 'A label with the name VIP already exists.',
  })
  const about = { already_exists: 'name' }
  const said = 'A label with the name VIP already exists.'
  expect(sorted(error, ['name'], about)).toEqual({ errors: { name: said }, rest: null })
  expect(sorted(error, [], about)).toEqual({ errors: {}, rest: error })
  expect(sorted(new TypeError('fetch failed'), ['name'], about).rest).toBeInstanceOf(TypeError)
})
