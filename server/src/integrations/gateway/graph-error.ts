import { randomBytes } from 'node:crypto'
import { ERRORS, type ErrorCode, type Problem, problem } from '../../platform/base/errors.ts'

/** An answer in the form of the Cloud API that is no success. */
export type GraphAnswer = { http_status: number; body: { error: Record<string, unknown> } }

/** Why a send failed, and with which HTTP status Meta refused it. */
export type RefusedSend = { error: Record<string, unknown> | null; meta_status: number | null }

type Meaning = { code: number; http_status: number; message: string; subcode?: number }

/** What Meta would say of the same (docs/gateway.md). What is not named here is a malformed request. */
const MEANINGS: Partial<Record<ErrorCode, Meaning>> = {
  window_closed: { code: 131047, http_status: 400, message: 'Re-engagement message' },
  no_safe_address: { code: 131026, http_status: 400, message: 'Message undeliverable' },
  phone_changed_owner: { code: 131026, http_status: 400, message: 'Message undeliverable' },
  phone_disputed: { code: 131026, http_status: 400, message: 'Message undeliverable' },
  invalid_recipient: { code: 131026, http_status: 400, message: 'Message undeliverable' },
  foreign_bsuid: { code: 131009, http_status: 400, message: 'Parameter value is not valid' },
  erased: { code: 131026, http_status: 400, message: 'Message undeliverable' },
  phone_unconfirmed: {
    code: 131062,
    http_status: 400,
    message: 'Business-scoped User ID (BSUID) recipients are not supported for this message.',
  },
  test_number_needs_phone: {
    code: 131030,
    http_status: 400,
    message: 'Recipient phone number not in allowed list',
  },
  contact_blocked: { code: 130403, http_status: 400, message: 'The recipient is blocked' },
  block_refused: { code: 139100, http_status: 400, message: 'Failed to block or unblock some users' },
  marketing_stopped: {
    code: 131050,
    http_status: 400,
    message: 'The recipient has chosen to stop receiving marketing messages',
  },
  template_not_found: { code: 132001, http_status: 404, message: 'Template does not exist' },
  template_not_approved: { code: 132001, http_status: 404, message: 'Template does not exist' },
  template_parameters: { code: 132012, http_status: 400, message: 'Parameter format does not match' },
  wrong_media_type: { code: 131053, http_status: 400, message: 'Media upload error' },
  rate_limited: { code: 4, http_status: 400, message: 'Application request limit reached' },
  unauthenticated: { code: 190, http_status: 401, message: 'Invalid OAuth access token' },
  missing_scope: {
    code: 10,
    http_status: 403,
    message: 'Application does not have permission for this action',
  },
  not_inbound: { code: 131009, http_status: 400, message: 'Parameter value is not valid' },
  payload_too_large: { code: 100, http_status: 413, message: 'The request is too large' },
  account_busy: { code: 2, http_status: 503, message: 'Service temporarily unavailable' },
  store_unavailable: { code: 2, http_status: 503, message: 'Service temporarily unavailable' },
  meta_unreachable: { code: 2, http_status: 503, message: 'Service temporarily unavailable' },
  internal_error: { code: 2, http_status: 503, message: 'Service temporarily unavailable' },
  not_found: {
    code: 100,
    http_status: 400,
    message:
      'Object does not exist, cannot be loaded due to missing permissions, or does not support this operation',
    subcode: 33,
  },
}

const MALFORMED: Meaning = { code: 100, http_status: 400, message: 'Invalid parameter' }

/** By Meta's code, where an error of ours says with which Meta would refuse the same. */
const REFUSALS: Record<number, string> = {
  130429: 'Rate limit hit',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131041: 'Group not found',
  131051: 'Unsupported message type',
  132000: 'Number of parameters does not match the expected number of params',
  132005: 'Translated text too long',
  132012: 'Parameter format does not match format in the created template',
  132018: 'Template parameter problem',
}

/** Codes for templates that cannot be sent now, by their status; for any other there is none to Meta. */
const TEMPLATE_STATUSES: Record<string, Meaning> = {
  paused: { code: 132015, http_status: 400, message: 'Template is paused' },
  disabled: { code: 132016, http_status: 400, message: 'Template is disabled' },
}

/** The HTTP status of Meta's codes, where it is not 400. */
const META_STATUSES: Record<number, number> = {
  0: 401,
  2: 503,
  3: 500,
  10: 403,
  190: 401,
  368: 403,
  130497: 403,
  131000: 500,
  131005: 403,
  131016: 500,
  131031: 403,
  131045: 500,
  131057: 500,
  131207: 403,
  132001: 404,
  133000: 500,
  133004: 503,
  134102: 500,
  139103: 500,
}

/** What Meta refuses a body with, before anything is stored. */
export function refusal(meta_code: number, details: string): Problem {
  return problem('invalid_request', details, { meta_code })
}

/** An answer with Meta's code; `details` says in words what a person may do about it. */
export function graphError({ code, http_status, message, subcode }: Meaning, details: string): GraphAnswer {
  return {
    http_status,
    body: {
      error: {
        message: `(#${code}) ${message}`,
        type: 'OAuthException',
        code,
        error_data: { messaging_product: 'whatsapp', details },
        ...(subcode !== undefined && { error_subcode: subcode }),
        fbtrace_id: randomBytes(9).toString('base64url'),
      },
    },
  }
}

/** What a consumer gets to see of an error of ours. */
export function presentGraphError(error: Problem): GraphAnswer {
  const { meta_code, meta_message, meta_details, errors } = error.members
  // What Meta itself said goes on as it was said.
  if (error.code === 'meta_refused' && typeof meta_code === 'number') {
    const meaning = { code: meta_code, http_status: metaStatus(meta_code) }
    return graphError({ ...meaning, message: withoutCode(meta_message) }, String(meta_details ?? ''))
  }
  const within = error.part === null ? '' : `${error.part}.`
  const fields = errors?.map(({ field, message }) => `${within}${field}: ${message}`) ?? []
  return graphError(meaningOf(error), fields.length > 0 ? fields.join('; ') : error.message)
}

function meaningOf({ code, members: { meta_code, template_status } }: Problem): Meaning {
  const message = typeof meta_code === 'number' ? REFUSALS[meta_code] : undefined
  if (typeof meta_code === 'number' && message !== undefined) {
    return { code: meta_code, http_status: 400, message }
  }
  const status = String(template_status)
  const is_known = code === 'template_not_approved' && Object.hasOwn(TEMPLATE_STATUSES, status)
  const by_status = is_known ? TEMPLATE_STATUSES[status] : undefined
  return by_status ?? MEANINGS[code] ?? MALFORMED
}

/** Why a send failed, in WhatsApp's terms. */
export function readRefusal(error: Record<string, unknown> | null): {
  code: number
  http_status: number
  title: string
  details: string
} {
  const { code, meta_code, message, details } = error ?? {}
  if (code === 'meta_refused') {
    const meant = typeof meta_code === 'number' ? meta_code : 1
    return {
      code: meant,
      http_status: metaStatus(meant),
      title: withoutCode(message),
      details: String(details ?? ''),
    }
  }
  const known = Object.entries(MEANINGS).find(([name]) => name === code)?.[1]
  const words = Object.entries(ERRORS).find(([name]) => name === code)?.[1].title
  return {
    code: known?.code ?? 131026,
    http_status: known?.http_status ?? 400,
    title: known?.message ?? 'Message undeliverable',
    details:
      words ?? (code === 'given_up' ? 'The outcome is unknown, and the message was marked as failed.' : ''),
  }
}

/**
 * A send that was refused after it was taken in, as it would have been refused at once. `meta_status` is the HTTP status
 * with which Meta refused it, if known.
 */
export function presentRefusedSend({ error, meta_status }: RefusedSend): GraphAnswer {
  const { code, http_status, title, details } = readRefusal(error)
  // Meta may put an error into an answer of another status, which clients would read as success.
  const given = meta_status !== null && meta_status >= 400 ? meta_status : http_status
  return graphError({ code, http_status: given, message: title }, details)
}

function metaStatus(code: number): number {
  if (code >= 200 && code < 300) return 403
  return META_STATUSES[code] ?? 400
}

function withoutCode(message: unknown): string {
  return typeof message === 'string' ? message.replace(/^\(#\d+\) /, '') : 'Unknown error'
}
