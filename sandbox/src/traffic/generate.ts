import { createHmac } from 'node:crypto'
import { DEFAULT_START_MS, unixSeconds } from '../world/clock.ts'
import { chance, createRandom, type Random, randomInt } from '../world/random.ts'
import type { WebhookBody, WireChange } from '../world/wire.ts'
import { buildCrowd, type Crowd, type CrowdOptions, type Member, rotate } from './crowd.ts'

export type BodyOptions = CrowdOptions & {
  /** The app's secret, for the signature. */
  secret: string
  /** Updates in all: messages, statuses and number changes. */
  updates: number
  /** Updates per body, 1 to 1,000. Default 1. */
  batch_size?: number
  waba_id?: string
  phone_number_id?: string
  display_phone_number?: string
  /** Shares of the updates, 0 to 1; the rest are messages of people. Defaults 0.5 and 0.001. */
  statuses?: number
  rotations?: number
  /** Time stamps start here and move on by 1/updates_per_second. Defaults: the sandbox's start, 1,000. */
  start_ms?: number
  updates_per_second?: number
}

/** What a body holds, so that a receiver's store can be checked for loss. */
export type BodyIds = {
  /** Wamids of people's messages. */
  messages: string[]
  statuses: { wamid: string; status: string }[]
  /** Wamids of the system messages about number changes. */
  rotations: string[]
}

export type SignedBody = {
  body: Buffer
  /** The whole header `X-Hub-Signature-256`, with `sha256=`. */
  signature: string
  updates: number
  ids: BodyIds
}

const MAX_BATCH = 1_000
const STATUSES = ['sent', 'delivered', 'read'] as const

const TEXTS = [
  'Do you have it in blue?',
  'Olá! Quanto custa?',
  'Is my order ready?',
  'Thanks, that is perfect 👍',
  'Can I come by at four?',
  '¿Está abierto el sábado?',
]

type Stream = {
  options: BodyOptions
  random: Random
  crowd: Crowd
  /** Statuses still to come of messages already sent. */
  due: { wamid: string; member: Member; next: number }[]
  made: number
}

/**
 * Signed webhook bodies, as fast as they can be written, without a world behind them: the same options give the same
 * bytes. People write, adopt usernames, hide their phones, change numbers; the business's messages get their statuses.
 */
export function* generateBodies(options: BodyOptions): Generator<SignedBody> {
  const batch_size = Math.min(MAX_BATCH, Math.max(1, options.batch_size ?? 1))
  const random = createRandom(options.seed ?? 1)
  const stream: Stream = { options, random, crowd: buildCrowd(options), due: [], made: 0 }
  while (stream.made < options.updates) {
    const ids: BodyIds = { messages: [], statuses: [], rotations: [] }
    const changes: WireChange[] = []
    const count = Math.min(batch_size, options.updates - stream.made)
    for (let i = 0; i < count; i++) {
      changes.push({ field: 'messages', value: nextValue(stream, ids) })
      stream.made++
    }
    const whole: WebhookBody = {
      object: 'whatsapp_business_account',
      entry: [{ id: options.waba_id ?? '310000000000001', changes }],
    }
    const body = Buffer.from(JSON.stringify(whole))
    const signature = `sha256=${createHmac('sha256', options.secret).update(body).digest('hex')}`
    yield { body, signature, updates: count, ids }
  }
}

function nextValue(stream: Stream, ids: BodyIds): WireChange['value'] {
  const { options, random, crowd } = stream
  const kind = randomInt(random, 0, 999_999) / 1_000_000
  const rotations = options.rotations ?? 0.001
  if (kind < rotations) return rotationValue(stream, crowd.pick(random), ids)
  if (kind < rotations + (options.statuses ?? 0.5)) return statusValue(stream, ids)
  return messageValue(stream, crowd.pick(random), ids)
}

function header({ options }: Stream) {
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: options.display_phone_number ?? '15550100001',
      phone_number_id: options.phone_number_id ?? '420000000000001',
    },
  }
}

function timestamp({ options, made }: Stream): string {
  const per_second = options.updates_per_second ?? 1_000
  return String(unixSeconds((options.start_ms ?? DEFAULT_START_MS) + (made * 1_000) / per_second))
}

function wamid(stream: Stream, kind: string): string {
  const { seed = 1 } = stream.options
  return `wamid.${Buffer.from(`${seed}/${kind}/${stream.made}`).toString('base64')}`
}

function contactOf(member: Member, with_username: boolean) {
  const username = with_username && member.username !== undefined ? { username: member.username } : {}
  return {
    profile: { name: member.name, ...username },
    ...(member.phone_visible ? { wa_id: member.phone } : {}),
    user_id: member.bsuid,
    ...(member.parent_bsuid ? { parent_user_id: member.parent_bsuid } : {}),
  }
}

function messageValue(stream: Stream, member: Member, ids: BodyIds) {
  const id = wamid(stream, 'in')
  ids.messages.push(id)
  const value = {
    ...header(stream),
    contacts: [contactOf(member, true)],
    messages: [
      {
        ...(member.phone_visible ? { from: member.phone } : {}),
        from_user_id: member.bsuid,
        ...(member.parent_bsuid ? { from_parent_user_id: member.parent_bsuid } : {}),
        id,
        timestamp: timestamp(stream),
        type: 'text',
        text: { body: TEXTS[randomInt(stream.random, 0, TEXTS.length - 1)] ?? '' },
      },
    ],
  }
  stream.crowd.wrote(member)
  return value
}

function statusValue(stream: Stream, ids: BodyIds) {
  const { due, random } = stream
  // Half of the statuses begin a new message, the rest go on with one that is on its way.
  const begin = due.length === 0 || (due.length < MAX_BATCH && chance(random, 0.34))
  if (begin) due.push({ wamid: wamid(stream, 'out'), member: stream.crowd.pick(random), next: 0 })
  const index = begin ? due.length - 1 : randomInt(random, 0, due.length - 1)
  const entry = due[index]
  if (!entry) throw new Error('There is always a status to come')
  const { member } = entry
  const status = STATUSES[entry.next++] ?? 'read'
  if (entry.next >= STATUSES.length) due.splice(index, 1)
  ids.statuses.push({ wamid: entry.wamid, status })
  return {
    ...header(stream),
    contacts: [contactOf(member, status !== 'sent')],
    statuses: [
      {
        id: entry.wamid,
        status,
        timestamp: timestamp(stream),
        ...(member.phone_visible ? { recipient_id: member.phone } : {}),
        recipient_user_id: member.bsuid,
        ...(member.parent_bsuid ? { recipient_parent_user_id: member.parent_bsuid } : {}),
        ...(status === 'read'
          ? {}
          : {
              pricing: {
                billable: false,
                pricing_model: 'PMP',
                type: 'free_customer_service',
                category: 'service',
              },
            }),
      },
    ],
  }
}

function rotationValue(stream: Stream, member: Member, ids: BodyIds) {
  const id = wamid(stream, 'sys')
  ids.rotations.push(id)
  const { bsuid, parent_bsuid, phone, phone_visible } = member
  rotate(stream.crowd, member)
  const parents = parent_bsuid
    ? { parent_user_id: member.parent_bsuid, previous_parent_user_id: parent_bsuid }
    : {}
  const ends = { user_id: member.bsuid, previous_user_id: bsuid, ...parents }
  const system = phone_visible
    ? {
        type: 'user_changed_number',
        body: `User ${member.name} changed from ${phone} to ${member.phone}`,
        wa_id: member.phone,
        ...ends,
      }
    : { type: 'user_changed_user_id', body: `User ${member.name} changed`, ...ends }
  return {
    ...header(stream),
    messages: [
      {
        ...(phone_visible ? { from: phone } : {}),
        id,
        timestamp: timestamp(stream),
        type: 'system',
        system,
      },
    ],
  }
}
