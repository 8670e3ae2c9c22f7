import type { GraphOutcome } from '../../whatsapp/graph.ts'
import { readNumber, readObject } from '../../whatsapp/values/readers.ts'

const TOKEN_CODES = [0, 190]
// OAuth's own for a session that is past its end.
const EXPIRED = 463
const NO_PERMISSION = [10, 131005]
const UNKNOWN_OBJECT = [33, 100]

export type RefusalCode =
  | 'token_expired'
  | 'token_invalid'
  | 'permission_missing'
  | 'object_unknown'
  | 'meta_refused'
  | 'meta_unreachable'

/** Why Meta did not answer a question about a number, as far as we know. */
export function explainRefusal(outcome: Exclude<GraphOutcome, { kind: 'ok' }>): {
  code: RefusalCode
  detail: string | null
} {
  if (outcome.kind === 'unknown') return { code: 'meta_unreachable', detail: null }
  const { code, message } = outcome.error
  return { code: codeOf(code, subcodeOf(outcome)), detail: message || null }
}

function codeOf(code: number, subcode: number | null): RefusalCode {
  if (TOKEN_CODES.includes(code)) return subcode === EXPIRED ? 'token_expired' : 'token_invalid'
  if (NO_PERMISSION.includes(code) || (code >= 200 && code <= 299)) return 'permission_missing'
  return UNKNOWN_OBJECT.includes(code) ? 'object_unknown' : 'meta_refused'
}

function subcodeOf({ body }: Extract<GraphOutcome, { kind: 'refused' }>): number | null {
  const error = readObject(body, 'error')
  return error && readNumber(error, 'error_subcode')
}
