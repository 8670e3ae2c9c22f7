import { createHmac } from 'node:crypto'
import { type BenchPerson, personAt } from '../people.ts'
import { createRandom } from './random.ts'

/** Which updates a load consists of; shares of all updates. What is left are messages from people who are known. */
export type Mix = {
  /** Messages typed in the business app. Each is followed by its three statuses. */
  echoes: number
  /** First messages of people never met. */
  newcomers: number
  /** First BSUIDs of people known by their phone only. */
  links: number
  /** Changes of number, announced by Meta. */
  rotations: number
}

/** Of a hundred updates: some 30 messages in, 17 out, 51 statuses, and 2 that change who is who. */
export const STEADY: Mix = { echoes: 0.17, newcomers: 0.01, links: 0.005, rotations: 0.002 }

export type TrafficOptions = {
  /** Goes into every wamid, so that no two loads share one. */
  label: string
  /** People 0 to people - 1 are known. */
  people: number
  updates: number
  batch_size: number
  mix: Mix
  seed: number
  /** Meta's time of the first update. */
  start_ms: number
  updates_per_second: number
  secret: string
  waba_id: string
  phone_number_id: string
  display_phone_number: string
}

export type SignedBody = {
  body: Buffer
  signature: string
  updates: number
  /** Of the messages in it, each of which must be there once, and of no other update. */
  wamids: string[]
}

type Stream = {
  options: TrafficOptions
  random: () => number
  generations: Map<number, number>
  newcomers: number
  linked: Set<number>
  /** Statuses still to come: of which message, to whom, and which is next. */
  due: { wamid: string; index: number; next: number }[]
  made: number
  wamids: string[]
}

const STATUSES = ['sent', 'delivered', 'read'] as const
const STATUSES_UNDER_WAY = 200
const LAST_GENERATION = 4
// Behind everyone who is ever seeded; each of so many loads has newcomers of its own.
const FIRST_NEWCOMER = 100_000_000
const NEWCOMERS_OF_A_LOAD = 1_000_000
const LOADS = 400

/** Signed webhook bodies as Meta would send them about these people, the same ones for the same options. */
export function* generateTraffic(options: TrafficOptions): Generator<SignedBody> {
  const stream: Stream = {
    options,
    random: createRandom(options.seed),
    generations: new Map(),
    newcomers: 0,
    linked: new Set(),
    due: [],
    made: 0,
    wamids: [],
  }
  while (stream.made < options.updates) {
    stream.wamids = []
    const updates = Math.min(options.batch_size, options.updates - stream.made)
    const changes: object[] = []
    for (let i = 0; i < updates; i += 1) {
      changes.push(nextChange(stream))
      stream.made += 1
    }
    const whole = { object: 'whatsapp_business_account', entry: [{ id: options.waba_id, changes }] }
    const body = Buffer.from(JSON.stringify(whole))
    const signature = `sha256=${createHmac('sha256', options.secret).update(body).digest('hex')}`
    yield { body, signature, updates, wamids: stream.wamids }
  }
}

function nextChange(stream: Stream): object {
  const { mix, people } = stream.options
  // Once enough are under way, every message that leaves brings its three statuses along.
  if (stream.due.length > STATUSES_UNDER_WAY || (stream.due.length > 0 && stream.random() < mix.echoes * 3))
    return statusChange(stream)
  const roll = stream.random() * (1 - mix.echoes * 3)
  const index = Math.floor(stream.random() * people)
  const slow = mix.rotations + mix.newcomers + mix.links
  if (roll < mix.rotations) return rotationChange(stream, index - (index % 10))
  if (roll < mix.rotations + mix.newcomers) {
    stream.newcomers += 1
    return messageChange(stream, firstNewcomer(stream.options.seed) + stream.newcomers)
  }
  if (roll < slow) {
    const by_phone = index - (index % 10) + 9
    stream.linked.add(by_phone)
    return messageChange(stream, Math.min(by_phone, people - 1))
  }
  return roll < slow + mix.echoes ? echoChange(stream, index) : messageChange(stream, index)
}

function firstNewcomer(seed: number): number {
  return FIRST_NEWCOMER + (seed % LOADS) * NEWCOMERS_OF_A_LOAD
}

function now(stream: Stream): { person: (index: number) => BenchPerson; timestamp: string } {
  const { start_ms, updates_per_second } = stream.options
  return {
    person: (index) => {
      const person = personAt(index, stream.generations.get(index) ?? 0)
      return stream.linked.has(index) ? { ...person, shows: 'both' } : person
    },
    timestamp: String(Math.floor((start_ms + (stream.made * 1000) / updates_per_second) / 1000)),
  }
}

function changeOf({ options }: Stream, rest: object, field = 'messages'): object {
  const { display_phone_number, phone_number_id } = options
  const metadata = { display_phone_number, phone_number_id }
  return { field, value: { messaging_product: 'whatsapp', metadata, ...rest } }
}

function newWamid(stream: Stream): string {
  const wamid = `wamid.${stream.options.label}.${stream.made}`
  stream.wamids.push(wamid)
  return wamid
}

function contactOf({ name, phone, bsuid, shows }: BenchPerson): object {
  return {
    profile: { name },
    ...(shows !== 'bsuid' && { wa_id: phone }),
    ...(shows !== 'phone' && { user_id: bsuid }),
  }
}

function messageChange(stream: Stream, index: number): object {
  const { person, timestamp } = now(stream)
  const who = person(index)
  const message = {
    ...(who.shows !== 'bsuid' && { from: who.phone }),
    ...(who.shows !== 'phone' && { from_user_id: who.bsuid }),
    id: newWamid(stream),
    timestamp,
    type: 'text',
    text: { body: `Good morning, is order ${index} ready? I could come by at four.` },
  }
  return changeOf(stream, { contacts: [contactOf(who)], messages: [message] })
}

function echoChange(stream: Stream, index: number): object {
  const { person, timestamp } = now(stream)
  const who = person(index)
  const wamid = newWamid(stream)
  stream.due.push({ wamid, index, next: 0 })
  const echo = {
    from: stream.options.display_phone_number,
    ...(who.shows !== 'bsuid' && { to: who.phone }),
    ...(who.shows !== 'phone' && { to_user_id: who.bsuid }),
    id: wamid,
    timestamp,
    type: 'text',
    text: { body: 'Yes, it is. See you at four!' },
  }
  return changeOf(stream, { contacts: [contactOf(who)], message_echoes: [echo] }, 'smb_message_echoes')
}

function statusChange(stream: Stream): object {
  const { person, timestamp } = now(stream)
  const at = Math.floor(stream.random() * stream.due.length)
  const due = stream.due[at]
  if (due === undefined) throw new Error('There is always a status to come.')
  const who = person(due.index)
  const status = STATUSES[due.next] ?? 'read'
  due.next += 1
  if (due.next === STATUSES.length) stream.due.splice(at, 1)
  const pricing = {
    billable: false,
    pricing_model: 'PMP',
    type: 'free_customer_service',
    category: 'service',
  }
  const told = {
    id: due.wamid,
    status,
    timestamp,
    ...(who.shows !== 'bsuid' && { recipient_id: who.phone }),
    ...(who.shows !== 'phone' && { recipient_user_id: who.bsuid }),
    ...(status !== 'read' && { pricing }),
  }
  return changeOf(stream, { contacts: [contactOf(who)], statuses: [told] })
}

function rotationChange(stream: Stream, index: number): object {
  const { person, timestamp } = now(stream)
  const before = person(index)
  const generation = (stream.generations.get(index) ?? 0) + 1
  if (generation > LAST_GENERATION) return messageChange(stream, index)
  stream.generations.set(index, generation)
  const after = person(index)
  const system = {
    type: 'user_changed_number',
    body: `User ${before.name} changed from ${before.phone} to ${after.phone}`,
    wa_id: after.phone,
    user_id: after.bsuid,
    previous_user_id: before.bsuid,
  }
  // Not among the wamids: whether a change of number stands in the thread is not what is counted here.
  const id = `wamid.${stream.options.label}.${stream.made}`
  return changeOf(stream, { messages: [{ from: before.phone, id, timestamp, type: 'system', system }] })
}
