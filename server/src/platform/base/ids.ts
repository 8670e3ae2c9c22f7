import { v7 } from 'uuid'

/** What stands before the underscore of an id, so that a reader and a parser see what it names. */
export const PREFIXES = {
  account: 'acc',
  portfolio: 'pfl',
  app: 'app',
  waba: 'wab',
  inbox: 'ibx',
  api_key: 'key',
  user: 'usr',
  invitation: 'inv',
  contact: 'con',
  identity: 'idn',
  identity_event: 'ide',
  merge: 'mrg',
  conflict: 'cfl',
  conversation: 'cnv',
  message: 'msg',
  event: 'evt',
  webhook_event: 'whe',
  decision: 'dec',
  replay: 'rpl',
  media: 'med',
  template: 'tpl',
  phone_request: 'prq',
  broadcast: 'brc',
  canned_reply: 'crp',
  note: 'nte',
  audit_entry: 'aud',
  label: 'lbl',
  view: 'viw',
  endpoint: 'ept',
  delivery: 'dlv',
  team: 'tem',
  segment: 'seg',
  gateway_consumer: 'gwc',
  gateway_delivery: 'gwd',
} as const

/** The UUID before all others: where a walk by id begins. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export type IdKind = keyof typeof PREFIXES

/** Everything that has ids in the API. */
export const ID_KINDS = Object.keys(PREFIXES).filter((kind): kind is IdKind => kind in PREFIXES)

/** A new UUIDv7, as the database keeps it; later ids of one process sort behind earlier ones. */
export function newId(): string {
  return v7()
}

/** The form in the API: `con_` and 32 hexadecimal digits. */
export function presentId(kind: IdKind, id: string): string {
  return `${PREFIXES[kind]}_${id.replaceAll('-', '')}`
}

/** The 16 bytes of a UUID. */
export function bytesOfUuid(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The pattern that ids of this kind follow in the API, for schemas. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${PREFIXES[kind]}_[0-9a-f]{32}$`)
}
