import type { FieldErrorCode } from './field-errors.ts'

/**
 * Every error that we return: the stable code, the HTTP status and what it means. docs/errors.md lists the same, and a
 * test compares them. A code is never renamed and never changes its status.
 */
export const ERRORS = {
  invalid_request: { status: 400, title: 'A parameter or a field of the body is missing or malformed.' },
  invalid_json: { status: 400, title: 'The body is not JSON.' },
  invalid_id: { status: 400, title: 'An id is malformed or belongs to another kind of object.' },
  invalid_cursor: { status: 400, title: 'The cursor is invalid for this list.' },
  invalid_idempotency_key: {
    status: 400,
    title: 'The Idempotency-Key is empty, too long or contains characters other than visible ASCII.',
  },
  unauthenticated: {
    status: 401,
    title: 'The request has no valid API key and no valid session.',
  },
  invalid_signature: { status: 401, title: 'The webhook signature is missing or invalid.' },
  missing_scope: {
    status: 403,
    title: 'The API key, or the role of the signed-in user, lacks the scope that this request needs.',
  },
  csrf_refused: {
    status: 403,
    title: 'Request blocked for security: it came from another website. Reload the page.',
  },
  invalid_link: {
    status: 403,
    title: 'This link is invalid: it was used, replaced or revoked, or has expired.',
  },
  wrong_password: {
    status: 403,
    title: 'Incorrect password. This email address already has a user: use that user’s password.',
  },
  owner_only: { status: 403, title: 'Only an owner can add, change or remove owners.' },
  everything_only: {
    status: 403,
    title: 'Requires access to all inboxes.',
  },
  member_only: { status: 403, title: 'Only for signed-in users: an API key has no read state.' },
  author_only: { status: 403, title: 'Only the author, an admin or an owner can remove a note.' },
  wrong_verify_token: { status: 403, title: 'The verify token of the webhook handshake is incorrect.' },
  local_only: { status: 403, title: 'Only clients on the same machine can use this path.' },
  not_found: { status: 404, title: 'Not found in this account.' },
  route_not_found: { status: 404, title: 'This path does not exist.' },
  method_not_allowed: { status: 405, title: 'This path does not support this method.' },
  already_exists: { status: 409, title: 'This name or identifier is already in use.' },
  limit_reached: { status: 409, title: 'The account has reached its limit for this kind of object.' },
  owner_exists: {
    status: 409,
    title: 'This server already has its first owner. Ask an owner or admin for an invitation.',
  },
  last_owner: { status: 409, title: 'An account needs at least one owner.' },
  account_required: { status: 409, title: 'This server has several accounts. Name the account to own.' },
  self_merge: { status: 409, title: 'Both ids name the same contact. Name two different contacts.' },
  already_merged: { status: 409, title: 'The two contacts are already merged.' },
  not_mergeable: { status: 409, title: 'These two contacts can’t be merged.' },
  holding_contact: {
    status: 409,
    title:
      'This contact only holds messages of a disputed phone or an excluded number. Decide about that phone instead.',
  },
  merge_superseded: {
    status: 409,
    title: 'This merge can’t be undone: newer WhatsApp data confirms one contact.',
  },
  erased: { status: 409, title: 'This merge can’t be undone: one of its contacts was erased.' },
  already_decided: { status: 409, title: 'The conflict is no longer open.' },
  rests_on_proof: {
    status: 409,
    title: 'WhatsApp confirmed this identifier. An import or edit can’t change it.',
  },
  last_identifier: { status: 409, title: 'A contact needs at least one identifier.' },
  ambiguous_identifier: {
    status: 409,
    title: 'Several contacts have or had this identifier. Name one of them by its id.',
  },
  idempotency_key_reused: {
    status: 409,
    title: 'This Idempotency-Key was already used for another request.',
  },
  idempotency_key_in_use: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still in progress. Try again.',
  },
  invalid_recipient: {
    status: 400,
    title: 'The recipient is invalid.',
  },
  inbox_required: { status: 400, title: 'The account has several inboxes. Name the inbox to send from.' },
  not_inbound: { status: 409, title: 'Only an inbound message can be marked as read.' },
  not_sent_yet: { status: 409, title: 'WhatsApp has not accepted the message yet.' },
  window_closed: {
    status: 409,
    title: 'Can’t send: the 24-hour window is closed. Use a template.',
  },
  no_safe_address: {
    status: 409,
    title: 'No phone or BSUID is sure to reach this contact. The contact has to write first.',
  },
  phone_unconfirmed: {
    status: 409,
    title: 'This message needs a confirmed phone. Ask the contact for the phone number.',
  },
  test_number_needs_phone: {
    status: 409,
    title: 'A test number can only send to phones, and this contact has no known phone.',
  },
  phone_changed_owner: {
    status: 409,
    title: 'This phone changed from one contact to another recently. Name the contact instead.',
  },
  phone_disputed: {
    status: 409,
    title: 'This phone is disputed between contacts. Decide the conflict or name the contact instead.',
  },
  foreign_bsuid: {
    status: 409,
    title: 'This BSUID is not valid in the portfolio of the inbox. Name the contact instead.',
  },
  contact_blocked: {
    status: 409,
    title: 'This contact is blocked on this inbox. Unblock the contact first.',
  },
  marketing_stopped: { status: 409, title: 'This contact opted out of marketing messages.' },
  template_not_found: { status: 404, title: 'No template has this name and language.' },
  template_not_approved: { status: 409, title: 'WhatsApp has not approved this template, or has paused it.' },
  template_parameters: { status: 400, title: 'The parameters don’t match the template.' },
  not_cancellable: {
    status: 409,
    title: 'The message was sent, or may have been sent. It can’t be cancelled.',
  },
  not_unknown: { status: 409, title: 'The outcome of this message is already known.' },
  outcome_pending: {
    status: 409,
    title: 'WhatsApp may still report the outcome of this message. Decide later.',
  },
  block_refused: {
    status: 409,
    title:
      'WhatsApp refused the block: `meta_code` gives the reason. It only blocks contacts that wrote in the last 24 hours.',
  },
  username_unavailable: { status: 409, title: 'WhatsApp does not offer this username.' },
  username_not_eligible: {
    status: 409,
    title: 'This inbox can’t have a username yet. It needs a higher messaging limit.',
  },
  username_not_linked: {
    status: 409,
    title: 'This username belongs to a Facebook or Instagram page that is not linked to the business.',
  },
  username_transfer_required: {
    status: 409,
    title: 'Another WhatsApp number of the portfolio has this username. Send `transfer` to move it.',
  },
  number_not_registered: { status: 409, title: 'The number of this inbox is not registered with WhatsApp.' },
  same_person: {
    status: 409,
    title: 'Another recipient of this broadcast is the same contact. The contact gets one message.',
  },
  wrong_broadcast_state: {
    status: 409,
    title: 'The broadcast’s current `state` does not allow this.',
  },
  line_refused: {
    status: 422,
    title: 'WhatsApp did not confirm the connection details. `checks` lists each result.',
  },
  meta_refused: {
    status: 502,
    title: 'WhatsApp refused the request. `meta_code` and `meta_message` give the reason.',
  },
  meta_unreachable: { status: 503, title: 'WhatsApp did not return a readable response. Try again.' },
  url_refused: {
    status: 400,
    title:
      'The address is not allowed. Use a public https address, or one in a network that the operator allows.',
  },
  too_many_endpoints: { status: 409, title: 'An account can have at most 50 endpoints.' },
  not_replayable: { status: 409, title: 'A test event can’t be replayed. Send another test.' },
  wrong_media_type: { status: 400, title: 'This message type does not support this file type.' },
  media_not_stored: {
    status: 409,
    title: 'This file is not stored. `state` says whether it is still being downloaded.',
  },
  sandbox_refused: { status: 409, title: 'The simulated phone can’t do this. `detail` gives the reason.' },
  sandbox_unreachable: { status: 503, title: 'The sandbox does not respond. Try again.' },
  request_timeout: { status: 408, title: 'The body did not arrive in time. Send it again.' },
  payload_too_large: { status: 413, title: 'The body is larger than this path accepts.' },
  unsupported_media_type: { status: 415, title: 'This path does not accept the content type of the body.' },
  rate_limited: { status: 429, title: 'Too many requests. Wait as long as Retry-After says.' },
  internal_error: { status: 500, title: 'An unexpected error occurred on the server.' },
  account_busy: { status: 503, title: 'The account is busy. Try again.' },
  store_unavailable: { status: 503, title: 'The database is unavailable. Try again.' },
} as const satisfies Record<string, { status: number; title: string }>

/** `Retry-After` of `store_unavailable` and `account_busy`: a database that restarts is back within that, mostly. */
export const STORE_RETRY_AFTER_S = 5

export type ErrorCode = keyof typeof ERRORS

/** A part of a request, as the paths of its fields begin: `body.name`, `query.limit`. */
export type RequestPart = 'body' | 'query' | 'path' | 'headers'

/** What is wrong with an input: `send_at`, or the whole where `field` is empty. The response names the part of the request too. */
export type FieldError = {
  field: string
  message: string
  /** Left out where only the message says what is wrong. */
  code?: FieldErrorCode
  /** The figures and names of the message. */
  params?: Record<string, unknown>
}

/** `about`: the field that the detail is about. `part`: where the fields stand, if not where the route's input does. */
type ProblemOptions = ErrorOptions & { about?: string; part?: RequestPart | undefined }

/** `more_errors`: how many fields beside those of `errors` are wrong. */
type ProblemMembers = Record<string, unknown> & { errors?: FieldError[]; more_errors?: number }

/** An error that the caller is to see. Anything else that is thrown becomes `internal_error`. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Further members of the answer, such as `errors` or `conflict_id`. */
  readonly members: ProblemMembers
  readonly about: string | null
  readonly part: RequestPart | null

  constructor(code: ErrorCode, detail: string, members: ProblemMembers, options: ProblemOptions = {}) {
    super(options.about ? `${options.about}: ${detail}` : detail, options)
    this.name = 'Problem'
    this.code = code
    this.status = ERRORS[code].status
    this.members = members
    this.about = options.about ?? null
    this.part = options.part ?? null
  }
}

/** An error to throw; `detail` says what happened this time and holds no personal data. */
export function problem(
  code: ErrorCode,
  detail: string = ERRORS[code].title,
  members: ProblemMembers = {},
  options?: ProblemOptions,
): Problem {
  return new Problem(code, detail, members, options)
}

/** `invalid_request` about one field of an input, or about the whole of it where `field` is empty. */
export function invalidField(field: string, message: string, part?: RequestPart): Problem {
  return problem('invalid_request', message, { errors: [{ field, message }] }, { about: field, part })
}

/** A response names at most so many invalid fields, and says how many more there are. */
export const MOST_ERRORS = 100

/** `invalid_request` about several fields; `more` are invalid too, and not named. */
export function invalidFields(errors: FieldError[], more: number, part?: RequestPart): Problem {
  const [first] = errors
  const members = more === 0 ? { errors } : { errors, more_errors: more }
  return problem('invalid_request', first?.message, members, { about: first?.field ?? '', part })
}
