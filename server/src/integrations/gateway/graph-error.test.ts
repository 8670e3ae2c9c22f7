import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERRORS, type ErrorCode, problem } from '../../platform/base/errors.ts'
import { presentGraphError } from './graph-error.ts'

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
