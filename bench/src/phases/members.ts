import { type Db, type Store, withAccount } from '@selfsame/server'
import { listContacts } from '@selfsame/server/internals/contacts/list-contacts.ts'
import { loadContacts } from '@selfsame/server/internals/contacts/queries.ts'
import { countConversations } from '@selfsame/server/internals/conversations/counts.ts'
import { listLabels } from '@selfsame/server/internals/conversations/labels/labels.ts'
import {
  type ConversationSort,
  listConversations,
} from '@selfsame/server/internals/conversations/list-conversations.ts'
import { pageFrom } from '@selfsame/server/internals/conversations/message-pages.ts'
import type { ConversationFilters } from '@selfsame/server/internals/conversations/queries.ts'
import {
  loadSeen,
  type SeenTrx,
  type Viewer,
  withViewer,
} from '@selfsame/server/internals/platform/db/with-viewer.ts'
import { readSeenEvents } from '@selfsame/server/internals/platform/events/queries.ts'
import { listTimeline } from '@selfsame/server/internals/resolution/profile/timeline.ts'
import { median } from '../histogram.ts'
import { type Crowd, seedMembers } from '../members/seed-members.ts'
import { maintain, openPlace, type StoreKind } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting } from './setting.ts'

const TURNS = 45
// PostgreSQL plans a prepared statement again for each of its first five calls; a server that runs has those behind it.
const WARM_UP = 10
const LIMIT = 50
const ALL: ConversationFilters = {
  contact_id: null,
  inbox_id: null,
  status: null,
  assignee: 'anybody',
  team: 'any',
  label: null,
  priority: null,
  unread_by: null,
}

const WHOSE = ['everything', 'five', 'one'] as const
type Whose = (typeof WHOSE)[number]
type Taken = Record<string, Record<Whose, number>>

/** What a member waits for in the database: one who sees everything, one of five inboxes, and one of a single small inbox. */
export async function measureMembers(kind: StoreKind, options: BenchOptions): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  const open = async <T>(fn: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openPlace(setting.place)
    try {
      return await fn(store)
    } finally {
      await store.close()
    }
  }
  try {
    const { account_id } = setting.seed_line
    const crowd = await open((store) => store.asOwner((session) => seedMembers(session, account_id)))
    await maintain(setting.place, 'vacuum analyze')
    const data = await open(({ db }) => timeAll(db, crowd))
    return { section: { store: kind, phase: 'members who are limited', lines: linesOf(data) }, data }
  } finally {
    await setting.place.remove()
  }
}

async function timeAll(db: Db, crowd: Crowd): Promise<Taken> {
  const { account_id, limited } = crowd
  const viewerOf = async (user_id: string): Promise<Viewer> => {
    const seen = await withAccount(db, account_id, (trx) => loadSeen(trx, account_id, user_id))
    return { account_id, limited_user_id: user_id, seen }
  }
  const viewers = {
    everything: { account_id, limited_user_id: null },
    five: await viewerOf(limited.five),
    one: await viewerOf(limited.one),
  }
  const taken: Taken = {}
  for (const [name, ask] of Object.entries(asksOf(crowd))) {
    taken[name] = await time(db, viewers, ask)
  }
  return taken
}

/** In turns, so that other work on the machine slows all of them alike. */
async function time(
  db: Db,
  viewers: Record<Whose, Viewer>,
  ask: (trx: SeenTrx) => Promise<unknown>,
): Promise<Record<Whose, number>> {
  const times: Record<Whose, number[]> = { everything: [], five: [], one: [] }
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    for (const whose of WHOSE) {
      const started = performance.now()
      await withViewer(db, viewers[whose], ask)
      if (turn >= WARM_UP) times[whose].push(performance.now() - started)
    }
  }
  return { everything: median(times.everything), five: median(times.five), one: median(times.one) }
}

function asksOf(crowd: Crowd): Record<string, (trx: SeenTrx) => Promise<unknown>> {
  const { account_id, contact_id, conversation_id, bsuid, limited } = crowd
  const conversations =
    (filters: Partial<ConversationFilters>, sort: ConversationSort = 'latest') =>
    (trx: SeenTrx) =>
      listConversations(
        trx,
        account_id,
        { ...ALL, ...filters },
        { sort, limit: LIMIT + 1, after: null },
        { now: new Date(), include_sealed: false, reader_id: limited.five },
      )
  const contacts = (search: object) => async (trx: SeenTrx) => {
    const found = await listContacts(
      trx,
      account_id,
      { search, filters: {} },
      { after: null, limit: LIMIT + 1 },
    )
    return loadContacts(trx, account_id, found.ids, false)
  }
  const events = (types: string[] | null) => (trx: SeenTrx) =>
    readSeenEvents(trx, account_id, { after: 0, types, limit: 100 })
  return {
    'a page of conversations, all': conversations({}),
    'a page of conversations, open': conversations({ status: 'open' }),
    'a page of conversations with a label': conversations({ label: 'vip' }),
    'a page of unread conversations': conversations({ status: 'open', unread_by: limited.five }),
    'a page of conversations, the longest wait first': conversations({ status: 'open' }, 'waiting'),
    'the counts': (trx) => countConversations(trx, account_id, null, limited.five),
    'the labels in use': (trx) => listLabels(trx, account_id),
    'a page of messages': (trx) =>
      pageFrom(trx, account_id, conversation_id, null, { limit: LIMIT, include_sealed: false }),
    'a timeline': (trx) =>
      listTimeline(trx, account_id, contact_id, { limit: LIMIT, after: null, include_sealed: false }),
    'contacts, the newest first': contacts({}),
    'contacts by a name whose first word every contact has': contacts({ query: 'Person Smith' }),
    'contacts by a part that every contact has': contacts({ query: 'Pers' }),
    'contacts by BSUID': contacts({ bsuid }),
    '100 events': events(null),
    'events of one kind': events(['message.received']),
  }
}

function linesOf(data: Taken) {
  return Object.entries(data).flatMap(([name, { everything, five, one }]) =>
    [['five inboxes', five] as const, ['one inbox', one] as const].map(([whose, value]) => ({
      what: `${name}, ${whose}`,
      value,
      unit: 'ms',
      against: `${everything.toFixed(1)} ms for a member who sees everything; goal ${GOALS.limited}`,
      ratio: value / everything,
      met: value / everything <= GOALS.limited,
    })),
  )
}
