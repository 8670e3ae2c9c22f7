import { STATUS_CODES } from 'node:http'

/**
 * Every error that we return: the stable code, the HTTP status and what it means. docs/errors.md lists the same, and a
 * test compares them. A code is never renamed and never changes its status.
 */
export const ERRORS = {
  invalid_request: { status: 400, title: 'A parameter or a field of the body is missing or malformed.' },
  invalid_json: { status: 400, title: 'The body is not JSON.' },
  invalid_id: { status: 400, title: 'An id is malformed or names another kind of thing.' },
  invalid_cursor: { status: 400, title: 'The cursor is not one that this list has given out.' },
  invalid_idempotency_key: {
    status: 400,
    title: 'The Idempotency-Key is empty, too long or holds other than visible ASCII characters.',
  },
  unauthenticated: {
    status: 401,
    title: 'The API key is missing, unknown or revoked, or nobody is signed in.',
  },
  invalid_signature: { status: 401, title: 'The signature of the webhook is missing or wrong.' },
  missing_scope: {
    status: 403,
    title: 'The API key, or the role of whoever is signed in, lacks the scope that this request needs.',
  },
  csrf_refused: {
    status: 403,
    title: 'The request of a signed-in browser came from another page than ours.',
  },
  invalid_link: {
    status: 403,
    title: 'The link was used, replaced or taken back, has expired, or never was.',
  },
  wrong_password: {
    status: 403,
    title: 'There is somebody with this e-mail address, whose password is another.',
  },
  owner_only: { status: 403, title: 'Only an owner makes, changes and removes owners.' },
  everything_only: {
    status: 403,
    title: 'Only who sees every inbox of the account does this, or is told this.',
  },
  author_only: { status: 403, title: 'Only its author, an admin or an owner removes a note.' },
  wrong_verify_token: { status: 403, title: 'The verify token of the webhook handshake is wrong.' },
  local_only: { status: 403, title: 'This is answered to clients on the same machine only.' },
  not_found: { status: 404, title: 'There is no such thing in this account.' },
  route_not_found: { status: 404, title: 'There is no such path.' },
  method_not_allowed: { status: 405, title: 'The path does not take this method.' },
  already_exists: { status: 409, title: 'Something with this identifier exists already.' },
  limit_reached: { status: 409, title: 'The account has as many of these as it can have.' },
  owner_exists: { status: 409, title: 'This server has its first owner already; others are invited.' },
  last_owner: { status: 409, title: 'An account keeps at least one owner.' },
  account_required: { status: 409, title: 'There are several accounts; name the one to own.' },
  self_merge: { status: 409, title: 'A contact cannot be merged with itself, nor told apart from itself.' },
  already_merged: { status: 409, title: 'Both ids name one contact already.' },
  not_mergeable: { status: 409, title: 'These two contacts cannot be made one.' },
  holding_contact: {
    status: 409,
    title:
      'The contact only holds what a phone that is disputed or blocked received; it follows the decision about that phone.',
  },
  merge_superseded: {
    status: 409,
    title: 'What WhatsApp has shown since leaves nothing that this merge could be taken apart into.',
  },
  erased: { status: 409, title: 'One of the people concerned has been erased since.' },
  already_decided: { status: 409, title: 'The conflict is not open any more.' },
  rests_on_proof: {
    status: 409,
    title: 'WhatsApp itself has shown this identifier; a claim or an edit does not change it.',
  },
  last_identifier: { status: 409, title: 'A contact keeps at least one identifier.' },
  ambiguous_identifier: {
    status: 409,
    title: 'Several contacts have or had this identifier; name one of them by its id.',
  },
  idempotency_key_reused: { status: 409, title: 'The Idempotency-Key was used before for another request.' },
  idempotency_key_in_use: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still being answered.',
  },
  invalid_recipient: {
    status: 400,
    title: 'What the message is addressed to names nobody who could be sent to.',
  },
  inbox_required: { status: 400, title: 'The account has several inboxes; name the one to send from.' },
  not_inbound: { status: 409, title: 'Only a message that somebody sent us can be marked as read.' },
  not_sent_yet: { status: 409, title: 'The message has not reached WhatsApp yet.' },
  window_closed: {
    status: 409,
    title: 'More than 24 hours have passed since this person last wrote; send a template.',
  },
  no_safe_address: {
    status: 409,
    title: 'No address is known that is surely this person’s; they have to write first.',
  },
  phone_unconfirmed: {
    status: 409,
    title: 'This message goes to a phone only, and none is confirmed; ask the person for it.',
  },
  test_number_needs_phone: {
    status: 409,
    title: 'A test number reaches phones only, and none of this person is known.',
  },
  phone_changed_owner: {
    status: 409,
    title: 'This number went from one person to another lately; name the contact that is meant.',
  },
  phone_disputed: {
    status: 409,
    title: 'Several people claim this number; decide the conflict or name the contact that is meant.',
  },
  foreign_bsuid: {
    status: 409,
    title: 'This BSUID is valid in another portfolio than that of the inbox; name the contact instead.',
  },
  contact_blocked: { status: 409, title: 'This person is blocked on this inbox; unblock them first.' },
  marketing_stopped: { status: 409, title: 'This person wants no marketing messages.' },
  template_not_found: { status: 404, title: 'There is no template with this name and language.' },
  template_not_approved: { status: 409, title: 'WhatsApp has not approved this template, or has paused it.' },
  template_parameters: { status: 400, title: 'What is given does not fit the template.' },
  not_cancellable: { status: 409, title: 'The message has left, or may have.' },
  not_unknown: { status: 409, title: 'It is known what became of this message.' },
  outcome_pending: {
    status: 409,
    title: 'WhatsApp may still tell what became of this message; decide later.',
  },
  block_refused: {
    status: 409,
    title: 'WhatsApp blocks only who wrote in the last 24 hours; `meta_code` says why it refused this.',
  },
  username_unavailable: { status: 409, title: 'WhatsApp does not give out this username.' },
  username_not_eligible: {
    status: 409,
    title: 'This inbox may not have a username yet: it needs a higher messaging limit.',
  },
  username_not_linked: {
    status: 409,
    title: 'This username belongs to a page on Facebook or Instagram that is not linked to the business.',
  },
  username_transfer_required: {
    status: 409,
    title: 'Another line of the portfolio has this username; send `transfer` to take it over.',
  },
  number_not_registered: { status: 409, title: 'The number of this inbox is not registered with WhatsApp.' },
  same_person: {
    status: 409,
    title: 'Another recipient of this broadcast is the same person; they get one message.',
  },
  wrong_broadcast_state: {
    status: 409,
    title: 'A broadcast cannot do this in its state, which `state` names.',
  },
  line_refused: {
    status: 422,
    title: 'WhatsApp does not confirm what was given to connect a line; `checks` says what of it.',
  },
  meta_refused: { status: 502, title: 'WhatsApp refused it; the members say with which code and why.' },
  meta_unreachable: { status: 503, title: 'WhatsApp gave no answer that could be read; try again.' },
  url_refused: {
    status: 400,
    title:
      'Events are not posted there: it is no public address reached over https, nor in a network that the operator allows.',
  },
  too_many_endpoints: { status: 409, title: 'An account has fifty endpoints at most.' },
  not_replayable: { status: 409, title: 'A test is no event of the feed; send another test instead.' },
  wrong_media_type: { status: 400, title: 'A file of this type cannot be sent as this kind of message.' },
  media_not_stored: {
    status: 409,
    title: 'The bytes of this file are not here, not yet or not at all; `state` says which.',
  },
  sandbox_refused: { status: 409, title: 'The simulated phone cannot do this; `detail` says why.' },
  sandbox_unreachable: { status: 503, title: 'The sandbox does not answer; try again.' },
  request_timeout: { status: 408, title: 'The body did not arrive in time. Send it again.' },
  payload_too_large: { status: 413, title: 'The body is larger than this path takes.' },
  unsupported_media_type: { status: 415, title: 'The body has a content type that this path does not take.' },
  rate_limited: { status: 429, title: 'Too many requests; Retry-After says when to go on.' },
  internal_error: { status: 500, title: 'Something went wrong on our side.' },
  account_busy: { status: 503, title: 'Too much is under way in this account; try again.' },
  store_unavailable: { status: 503, title: 'The database cannot be reached; try again.' },
} as const satisfies Record<string, { status: number; title: string }>

/** `Retry-After` of `store_unavailable` and `account_busy`: a database that restarts is back within that, mostly. */
export const STORE_RETRY_AFTER_S = 5

export type ErrorCode = keyof typeof ERRORS

/** What of a request was wrong: `field` is a path such as `body.name` or `query.limit`. */
export type FieldError = { field: string; message: string }

/** An error that the caller is to see. Anything else that is thrown becomes `internal_error`. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly status: number
  /** Further members of the answer, such as `errors` or `conflict_id`. */
  readonly members: Record<string, unknown>

  constructor(code: ErrorCode, detail: string, members: Record<string, unknown>, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'Problem'
    this.code = code
    this.status = ERRORS[code].status
    this.members = members
  }
}

/** An error to throw; `detail` says what happened this time and holds no personal data. */
export function problem(
  code: ErrorCode,
  detail: string = ERRORS[code].title,
  members: Record<string, unknown> = {},
  options?: ErrorOptions,
): Problem {
  return new Problem(code, detail, members, options)
}

/** `invalid_request` about one field, named as in the request: `body.text`. */
export function invalidField(field: string, message: string): Problem {
  return problem('invalid_request', `${field}: ${message}`, { errors: [{ field, message }] })
}

/** RFC 9457. */
export function presentProblem(error: Problem): Record<string, unknown> {
  return {
    type: `urn:selfsame:error:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.members,
  }
}
