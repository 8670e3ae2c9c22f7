import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERRORS, type ErrorCode, problem } from '../../platform/base/errors.ts'
import { presentGraphError, presentRefusedSend } from './graph-error.ts'

const PAGE = readFileSync(new URL('../../../../docs/gateway.md', import.meta.url), 'utf8')

test('docs/gateway.md lists what becomes of every error that is not simply a malformed request', () => {
  const listed = [
    ...PAGE.matchAll(/^\| `(\w+)` \| (\d+)(?:, with `error_subcode` (\d+))? \| (\d+) \|$/gm),
  ].map(([, name, code, subcode, http]) => [name, Number(code), subcode && Number(subcode), Number(http)])
  // The keys of the catalogue are its codes.
  const meant = (Object.keys(ERRORS) as ErrorCode[]).map((name) => {
    const { body, http_status } = presentGraphError(problem(name))
    return [name, body.error.code, body.error.error_subcode, http_status]
  })
  const named = meant.filter(
    ([, code, subcode, http]) => code !== 100 || subcode !== undefined || http !== 400,
  )
  const byName = (rows: unknown[][]) => rows.toSorted(([a], [b]) => String(a).localeCompare(String(b)))
  expect(byName(listed)).toEqual(byName(named))
})

const refusedWith = (meta_code: number) => ({ code: 'meta_refused', meta_code, message: 'No', details: null })

test.each([
  ['Meta gave another', { error: refusedWith(100), meta_status: 418 }, 418],
  ['Meta put it into an answer with 200', { error: refusedWith(100), meta_status: 200 }, 400],
  ['it came in a webhook', { error: refusedWith(100), meta_status: null }, 400],
  ['132001 came in a webhook', { error: refusedWith(132001), meta_status: null }, 404],
  ['131000 came in a webhook', { error: refusedWith(131000), meta_status: null }, 500],
  ['230 came in a webhook', { error: refusedWith(230), meta_status: null }, 403],
  ['Selfsame refused it', { error: { code: 'template_not_found' }, meta_status: null }, 404],
  ['Selfsame knows no reason', { error: null, meta_status: null }, 400],
])('the HTTP status of a refused send, where %s', (_, refused, http_status) => {
  expect(presentRefusedSend(refused).http_status).toBe(http_status)
})

test.each([
  [100, 400],
  [131000, 500],
  [132001, 404],
])('a call that Meta refused with %d is refused with HTTP %d', (meta_code, http_status) => {
  const refused = problem('meta_refused', undefined, { meta_code, meta_message: 'No' })
  expect(presentGraphError(refused)).toMatchObject({ http_status, body: { error: { code: meta_code } } })
})
