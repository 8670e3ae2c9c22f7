import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  advance,
  buildChannel,
  type FeedChannel,
  type FeedListener,
  failReading,
  hear,
  leaveChannel,
  limitedListeners,
  settle,
  startOf,
} from './feed-channel.ts'
import type { SharedPage, Wish } from './feed-texts.ts'

const EVENTS: Wish = { types: null, form: 'events' }
const CHANGES: Wish = { types: null, form: 'changes' }
const PAGE = 3

type Part = { after: number; until: number; type?: string; sees?: (seq: number) => boolean; made?: boolean }

/** Events from behind `after` up to `until`, at most so many, as they are read for all. `made`: also as events. */
function pageOf({
  after,
  until,
  type = 'message.received',
  sees = () => true,
  made = true,
}: Part): SharedPage {
  const seqs = Array.from({ length: Math.max(until - after, 0) }, (_, index) => after + index + 1).filter(
    sees,
  )
  const read = seqs.slice(0, PAGE)
  const is_full = read.length === PAGE
  const at = new Date(0)
  const ids = { contact_id: null, conversation_id: null, inbox_id: null }
  return {
    rows: read.map((seq) => ({ id: `${seq}`, seq, type, at, ...ids, data: {} })),
    next_after: is_full ? (read.at(-1) ?? until) : Math.max(until, after),
    is_full,
    after,
    events: made
      ? read.map((seq) => ({ id: '', seq, type, at: at.toISOString(), ...ids, contact: null, data: {} }))
      : null,
    texts: new Map(),
  }
}

function join(
  channel: FeedChannel<FeedListener>,
  { limited_user_id = null, wish = EVENTS }: { limited_user_id?: string | null; wish?: Wish } = {},
): FeedListener {
  const viewer = { account_id: 'account', limited_user_id }
  const listener: FeedListener = { viewer, wish, position: startOf(channel, null), state: 'behind' }
  channel.listeners.add(listener)
  settle(channel, listener, true)
  return listener
}

const NO_LIMITED = new Map<string, SharedPage>()

test('a live listener gets each page that is read, and hears what it has not heard', () => {
  const channel = buildChannel(4)
  const listener = join(channel)
  expect(listener).toMatchObject({ position: 4, state: 'live' })
  const page = pageOf({ after: 4, until: 6 })
  expect(advance(channel, page, NO_LIMITED)).toEqual({
    push: [{ listener, page }],
    behind: [],
    reconnect: false,
    more: false,
  })
  expect(hear(listener, page)).toMatch(/^id: 5\ndata: .*\n\nid: 6\ndata: .*\n\n$/)
  expect(settle(channel, listener, true)).toBe('live')
  expect(hear(listener, page)).toBe('')
})

test('a listener from before the channel reads for itself until it is where the channel is', () => {
  const channel = buildChannel(6)
  const listener = { ...join(channel), position: startOf(channel, 2) }
  expect(settle(channel, listener, true)).toBe('behind')
  hear(listener, pageOf({ after: 2, until: 6 }))
  expect(settle(channel, listener, true)).toBe('behind')
  hear(listener, pageOf({ after: 5, until: 6 }))
  expect(settle(channel, listener, true)).toBe('live')
})

test('a listener that has read further than its channel stays where it is', () => {
  const channel = buildChannel(0)
  const listener = join(channel)
  hear(listener, pageOf({ after: 0, until: 2 }))
  expect(hear(listener, pageOf({ after: 0, until: 1 }))).toBe('')
  expect(listener.position).toBe(2)
})

test('a listener that asks for a number from the future begins at the end of the feed', () => {
  expect(startOf(buildChannel(6), 9)).toBe(6)
  expect(startOf(buildChannel(6), null)).toBe(6)
})

test('a listener whose reader is slow gets no page until that reader has read on', () => {
  const channel = buildChannel(0)
  const [slow, quick] = [join(channel), join(channel)]
  expect(settle(channel, slow, false)).toBe('draining')
  const { push, behind } = advance(channel, pageOf({ after: 0, until: 2 }), NO_LIMITED)
  expect([push.map(({ listener }) => listener), behind]).toEqual([[quick], []])
  expect(settle(channel, slow, true)).toBe('behind')
})

test('a listener that is the first to hear events reads for itself what was read without them', () => {
  const channel = buildChannel(0)
  const [changes, events] = [join(channel, { wish: CHANGES }), join(channel)]
  const page = pageOf({ after: 0, until: 2, made: false })
  const { push, behind } = advance(channel, page, NO_LIMITED)
  expect([push.map(({ listener }) => listener), behind]).toEqual([[changes], [events]])
  expect(events.state).toBe('behind')
})

test('limited members are read for only when something has happened, and each once', () => {
  const channel = buildChannel(0)
  join(channel)
  const twice = [join(channel, { limited_user_id: 'ana' }), join(channel, { limited_user_id: 'ana' })]
  const once = join(channel, { limited_user_id: 'ben' })
  expect(limitedListeners(channel, pageOf({ after: 0, until: 0 }))).toEqual(new Map())
  expect(limitedListeners(channel, pageOf({ after: 0, until: 1 }))).toEqual(
    new Map([
      ['ana', twice],
      ['ben', [once]],
    ]),
  )
})

test('a limited member who came while the page was read reads for themselves, where there is anything to read', () => {
  const channel = buildChannel(0)
  const late = join(channel, { limited_user_id: 'ana' })
  expect(advance(channel, pageOf({ after: 0, until: 0 }), NO_LIMITED)).toMatchObject({ push: [], behind: [] })
  expect(late.state).toBe('live')
  expect(advance(channel, pageOf({ after: 0, until: 1 }), NO_LIMITED)).toMatchObject({ behind: [late] })
  expect(late.state).toBe('behind')
})

test('a limited member whose page was full before the account’s reads on alone', () => {
  const channel = buildChannel(0)
  const member = join(channel, { limited_user_id: 'ana' })
  const seen = { ...pageOf({ after: 0, until: 2 }), is_full: true }
  advance(channel, pageOf({ after: 0, until: 3 }), new Map([['ana', seen]]))
  hear(member, seen)
  expect(settle(channel, member, true)).toBe('behind')
})

test('all connect again when a member was changed, and a full page is followed by the next at once', () => {
  const channel = buildChannel(0)
  const page = pageOf({ after: 0, until: PAGE, type: 'member.updated' })
  expect(advance(channel, page, NO_LIMITED)).toMatchObject({ reconnect: true, more: true })
})

test('of failures in a row the first is told, and again the first after a page was read', () => {
  const channel = buildChannel(0)
  expect([failReading(channel), failReading(channel)]).toEqual([true, false])
  advance(channel, pageOf({ after: 0, until: 0 }), NO_LIMITED)
  expect(failReading(channel)).toBe(true)
})

test('the last listener to leave closes the channel, and does so once', () => {
  const channel = buildChannel<FeedListener>(0)
  const [one, other] = [join(channel), join(channel)]
  expect(leaveChannel(channel, one)).toBe(false)
  expect(channel.closed).toBe(false)
  expect(leaveChannel(channel, other)).toBe(true)
  expect(channel.closed).toBe(true)
  expect(leaveChannel(channel, other)).toBe(false)
})

type Reader = FeedListener & { from: number; heard: number[]; has_room: boolean }

/** A feed that ends at `end`, a channel, and the page that is being read for it. */
type World = {
  channel: FeedChannel<Reader>
  end: number
  page: SharedPage | null
  members: Map<string, Reader[]>
}

/** Of a limited member: every second event. */
function sightOf({ viewer }: FeedListener): Pick<Part, 'sees'> {
  return viewer.limited_user_id === null ? {} : { sees: (seq) => seq % 2 === 0 }
}

function addReader({ channel, end }: World, number: number): void {
  const from = startOf(channel, number % 4 === 0 ? null : number % (end + 2))
  channel.listeners.add({
    viewer: { account_id: 'account', limited_user_id: number % 3 === 0 ? 'ana' : null },
    wish: number % 2 === 0 ? EVENTS : CHANGES,
    ...{ from, position: from, state: 'behind', heard: [], has_room: true },
  })
}

function beginReading(world: World): void {
  const { channel, end } = world
  if (world.page !== null) return
  const made = [...channel.listeners].some(({ wish }) => wish.form === 'events')
  world.page = pageOf({ after: channel.position, until: end, made })
  world.members = limitedListeners(channel, world.page)
}

function endReading(world: World): void {
  const { channel, page, members } = world
  if (page === null) return
  world.page = null
  const limited = new Map(
    [...members].map(([user_id, readers]) => {
      const made = readers.some(({ wish }) => wish.form === 'events')
      const sight = readers.map(sightOf)[0]
      return [user_id, pageOf({ after: page.after, until: page.next_after, made, ...sight })]
    }),
  )
  for (const { listener, page: seen } of advance(channel, page, limited).push) give(world, listener, seen)
}

function give({ channel }: World, reader: Reader, page: SharedPage): void {
  const text = hear(reader, page)
  reader.heard.push(...[...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq)))
  settle(channel, reader, text === '' || reader.has_room)
}

function catchUp(world: World, reader: Reader): void {
  if (reader.state !== 'behind' || settle(world.channel, reader, true) === 'live') return
  give(world, reader, pageOf({ after: reader.position, until: world.end, ...sightOf(reader) }))
}

function drain({ channel }: World, reader: Reader): void {
  reader.has_room = true
  if (reader.state === 'draining') settle(channel, reader, true)
}

/** What happens to one of the readers, by its number. */
function toOne(does: (world: World, reader: Reader) => void) {
  return (world: World, number: number) => {
    const readers = [...world.channel.listeners]
    const reader = readers[number % Math.max(readers.length, 1)]
    if (reader !== undefined) does(world, reader)
  }
}

function fill(_world: World, reader: Reader): void {
  reader.has_room = false
}

const DOES: Record<string, (world: World, number: number) => void> = {
  append: (world, number) => {
    world.end += (number % 5) + 1
  },
  join: addReader,
  begin: beginReading,
  finish: endReading,
  fill: toOne(fill),
  drain: toOne(drain),
  catch_up: toOne(catchUp),
}
const steps = fc.array(
  fc.record({
    does: fc.constantFrom(...Object.entries(DOES)),
    number: fc.nat(20),
  }),
  { maxLength: 80, size: 'max' },
)

test('no listener misses an event or gets one twice, in any order', () => {
  fc.assert(
    fc.property(steps, (all_steps) => {
      const world: World = { channel: buildChannel<Reader>(0), end: 0, page: null, members: new Map() }
      const { channel } = world
      for (const {
        does: [, does],
        number,
      } of all_steps)
        does(world, number)
      // In the end every reader reads on, and the whole feed is read.
      for (const reader of channel.listeners) drain(world, reader)
      while (channel.position < world.end || world.page !== null) {
        beginReading(world)
        endReading(world)
      }
      const seqs = Array.from({ length: world.end }, (_, index) => index + 1)
      for (const reader of channel.listeners) {
        while (reader.state !== 'live') catchUp(world, reader)
        const { sees = () => true } = sightOf(reader)
        const due = seqs.filter((seq) => seq > reader.from && sees(seq))
        if (reader.wish.form === 'events') expect(reader.heard).toEqual(due)
        // Changes name the last event of each page.
        expect(reader.heard).toEqual([...new Set(reader.heard)].sort((a, b) => a - b))
        expect(reader.heard.at(-1)).toBe(due.at(-1))
      }
    }),
  )
})
