import { newTraceId } from '../world/ids.ts'
import type { World } from '../world/types.ts'
import type { GraphFailure, WireError } from '../world/wire.ts'

type ErrorEntry = { http_status: number; title: string; details: string; subcode?: number; transient?: true }

const HREF = '/documentation/business-messaging/whatsapp/support/error-codes'

/** Title, usual details and HTTP status by code. */
const ERRORS: Record<number, ErrorEntry> = {
  0: { http_status: 401, title: 'AuthException', details: 'We were unable to authenticate the app user.' },
  1: {
    http_status: 400,
    title: 'API Unknown',
    details: 'Invalid request or possible server error.',
    transient: true,
  },
  2: {
    http_status: 503,
    title: 'API Service',
    details: 'Temporary due to downtime or due to being overloaded.',
    transient: true,
  },
  3: { http_status: 500, title: 'API Method', details: 'Capability or permissions issue.' },
  4: {
    http_status: 400,
    title: 'API Too Many Calls',
    details: 'The app has reached its API call rate limit.',
    transient: true,
  },
  10: {
    http_status: 403,
    title: 'Permission Denied',
    details: 'Permission is either not granted or has been removed.',
  },
  33: {
    http_status: 400,
    title: 'Parameter value is not valid',
    details: 'The business phone number has been deleted.',
  },
  100: {
    http_status: 400,
    title: 'Invalid parameter',
    details: 'The request included one or more unsupported or misspelled parameters.',
  },
  190: {
    http_status: 401,
    title: 'Access token has expired',
    details: 'Your access token has expired or is invalid.',
  },
  80007: {
    http_status: 400,
    title: 'Rate limit issues',
    details: 'The WhatsApp Business Account has reached its rate limit.',
    transient: true,
  },
  130403: {
    http_status: 400,
    title: 'User is blocked',
    details: 'Message failed to send because you blocked this user.',
  },
  130429: {
    http_status: 400,
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
    subcode: 2494055,
    transient: true,
  },
  130472: {
    http_status: 400,
    title: "User's number is part of an experiment",
    details: 'Message was not sent as part of an experiment.',
  },
  131000: {
    http_status: 500,
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
  },
  131005: {
    http_status: 403,
    title: 'Access denied',
    details: 'Permission is either not granted or has been removed.',
  },
  131008: {
    http_status: 400,
    title: 'Required parameter is missing',
    details: 'The request is missing a required parameter.',
  },
  131009: {
    http_status: 400,
    title: 'Parameter value is not valid',
    details: 'One or more parameter values are invalid.',
  },
  131016: {
    http_status: 500,
    title: 'Service unavailable',
    details: 'A service is temporarily unavailable.',
    transient: true,
  },
  131021: {
    http_status: 400,
    title: 'Recipient cannot be sender',
    details: 'Sender and recipient phone number is the same.',
  },
  131026: { http_status: 400, title: 'Message undeliverable', details: 'Message Undeliverable.' },
  131030: {
    http_status: 400,
    title: 'Recipient phone number not in allowed list',
    details:
      'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
  },
  131041: {
    http_status: 400,
    title: 'Group not found',
    details: 'The group does not exist or the number is not in it.',
  },
  131047: {
    http_status: 400,
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  131049: {
    http_status: 400,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  },
  131050: {
    http_status: 400,
    title: 'User has stopped marketing messages',
    details: 'The recipient has chosen to stop receiving marketing messages on WhatsApp from your business.',
  },
  131051: {
    http_status: 400,
    title: 'Message type unknown',
    details: 'Message type is currently not supported.',
  },
  131052: {
    http_status: 400,
    title: 'Media download error',
    details: 'Failed to download the media from the sender.',
  },
  131053: {
    http_status: 400,
    title: 'Media upload error',
    details: 'Unable to upload the media used in the message.',
  },
  131056: {
    http_status: 400,
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details:
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    transient: true,
  },
  131057: {
    http_status: 500,
    title: 'Account in maintenance mode',
    details: 'Business Account is in maintenance mode.',
    transient: true,
  },
  131060: {
    http_status: 400,
    title: 'This message is unavailable',
    details: 'This message is currently unavailable.',
  },
  131062: {
    http_status: 400,
    title: 'Business-scoped User ID (BSUID) recipients are not supported for this message.',
    details: 'Use the phone number of the recipient to send this message.',
  },
  131207: { http_status: 403, title: 'Group suspended', details: 'The group has been suspended.' },
  132000: {
    http_status: 400,
    title: 'Number of parameters does not match the expected number of params',
    details: 'The number of variable parameter values does not match the template.',
  },
  132001: {
    http_status: 404,
    title: 'Template name does not exist in the translation',
    details: 'The template does not exist in the specified language or the template has not been approved.',
  },
  132005: {
    http_status: 400,
    title: 'Template Hydrated Text too long',
    details: 'Translated text is too long.',
  },
  132012: {
    http_status: 400,
    title: 'Parameter format does not match format in the created template',
    details: 'Variable parameter values formatted incorrectly.',
  },
  132015: {
    http_status: 400,
    title: 'Template is paused',
    details: 'Template is paused due to low quality so it cannot be sent in a template message.',
  },
  132016: {
    http_status: 400,
    title: 'Template is disabled',
    details: 'Template has been paused too many times due to low quality and is now permanently disabled.',
  },
  133004: {
    http_status: 503,
    title: 'Server Temporarily Unavailable',
    details: 'Server is temporarily unavailable.',
    transient: true,
  },
  133010: {
    http_status: 400,
    title: 'Phone number Not Registered',
    details: 'Phone number not registered on the Whatsapp Business Platform.',
  },
  134100: {
    http_status: 400,
    title: 'Only marketing messages supported',
    details: 'Only templates categorized as MARKETING are supported.',
  },
  137000: {
    http_status: 400,
    title: 'User identity has changed',
    details: 'The identity key hash sent with the message is not the current one.',
  },
  138006: {
    http_status: 400,
    title: 'No approved call permission',
    details: 'The user has not given permission to be called.',
  },
  139100: {
    http_status: 400,
    title: 'Failed to block/unblock some users',
    details: 'Some users could not be blocked or unblocked.',
  },
  139101: {
    http_status: 400,
    title: 'Blocklist limit reached',
    details: 'The blocklist limit has been reached.',
  },
  147001: { http_status: 400, title: 'Username not available', details: 'The username is not available.' },
  147005: {
    http_status: 400,
    title: 'Transfer required',
    details: 'Another phone number of this portfolio holds the username.',
  },
}

/** Codes that the sandbox answers with only when a fault asks for them. */
const RARE_ERRORS: Record<number, [http_status: number, title: string]> = {
  200: [403, 'Permission Denied'],
  368: [403, 'Temporarily blocked for policies violations'],
  613: [400, 'Calls rate limit exceeded'],
  130497: [403, 'Business account is restricted from messaging users in this country'],
  131031: [403, 'Business Account locked'],
  131037: [400, 'Display name approval needed'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131048: [400, 'Spam rate limit hit'],
  131055: [400, 'Method not allowed'],
  131059: [400, 'Invalid cursor'],
  131063: [400, 'Marketing templates are disabled on Cloud API'],
  131064: [400, 'Messaging limit reached because of template misclassification'],
  132007: [400, 'Template Format Character Policy Violated'],
  132018: [400, 'Template parameter problem'],
  132068: [400, 'Flow is blocked'],
  132069: [400, 'Flow is throttled'],
  133000: [500, 'Incomplete Deregistration'],
  133005: [400, 'Two step verification PIN Mismatch'],
  133006: [400, 'Phone number re-verification needed'],
  133008: [400, 'Too Many two step verification PIN guesses'],
  133009: [400, 'Two step verification PIN Guessed Too Fast'],
  133015: [400, 'Please wait a few minutes before attempting to register this phone number'],
  133016: [400, 'Account register deregister rate limit exceeded'],
  134011: [400, 'WhatsApp Payments terms of service has not been accepted'],
  134101: [400, 'Template is syncing'],
  134102: [500, 'Template unavailable for use'],
  135000: [400, 'Generic user error'],
  136024: [400, 'Request code error'],
  139102: [400, 'Blocklist concurrent update'],
  139103: [500, 'Block users internal error'],
  147002: [400, 'Account not eligible for usernames'],
  147003: [400, 'Facebook Page not linked'],
  147004: [400, 'Instagram account not linked'],
}

function entryOf(code: number): ErrorEntry {
  const known = ERRORS[code]
  if (known) return known
  const [http_status, title] = RARE_ERRORS[code] ?? [400, 'Unknown error']
  return { http_status, title, details: title }
}

/** The answer to a refused request, in Meta's shape, with the HTTP status that belongs to the code. */
export function graphError(world: World, code: number, details?: string, http_status?: number): GraphFailure {
  const entry = entryOf(code)
  return {
    ok: false,
    http_status: http_status ?? entry.http_status,
    body: {
      error: {
        message: `(#${code}) ${entry.title}`,
        type: 'OAuthException',
        code,
        error_data: { messaging_product: 'whatsapp', details: details ?? entry.details },
        error_subcode: entry.subcode,
        is_transient: entry.transient,
        fbtrace_id: newTraceId(world),
      },
    },
  }
}

/** The same problem as it stands in a webhook. */
export function wireError(code: number, details?: string): WireError {
  const entry = entryOf(code)
  return {
    code,
    title: entry.title,
    message: entry.title,
    error_data: { details: details ?? entry.details },
    href: HREF,
  }
}
