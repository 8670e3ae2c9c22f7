import { sql } from 'kysely'
import {
  foldConversations,
  keepStranded,
  restoreStates,
  unfoldConversations,
} from '../../conversations/fold-conversations.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { lastOfLoser, saveFormer } from '../write/merge-records.ts'
import {
  isSameState,
  type MovedConversation,
  pairThreads,
  stateOf,
  statesAfter,
  type ThreadState,
  takeBack,
} from './thread-state.ts'

/** What a merge record keeps of both sides' threads: each as it was, and the survivor's as they became. */
type Former = { conversations: MovedConversation[]; after: Record<string, ThreadState> }

type Merge = {
  id: string
  loser_contact_id: string
  survivor_contact_id: string
  former: Partial<Former>
}

/** Text, so that it is the same to the microsecond when it comes back out of a merge record. */
const threadColumns = sql`c.id, c.inbox_id, c.contact_id, c.status, c.assignee_id, c.team_id, c.labels, c.priority,
  c.merged_into,
  c.snoozed_until::text as snoozed_until, c.last_inbound_at::text as last_inbound_at`

/**
 * Lays the loser's threads under the survivor's. Where both have one in an inbox they show as the survivor's; both former
 * states stay in the merge record.
 */
export async function foldThreads(
  locked: LockedIdentity,
  merge_id: string,
  loser: string,
  survivor: string,
): Promise<void> {
  const { rows: threads } = await sql<MovedConversation>`
    select ${threadColumns} from conversations c
     where c.account_id = ${locked.account_id} and c.contact_id = any(${[loser, survivor]}::uuid[]) order by c.id`.execute(
    locked.trx,
  )
  if (threads.length === 0) return
  const after = statesAfter(threads, loser)
  await saveFormer(locked, merge_id, { conversations: threads, after })
  await foldConversations(locked, {
    loser,
    survivor,
    paired: pairThreads(threads, loser).flatMap((pair) => (pair.survivor ? [pair.loser.id] : [])),
  })
  await setStates(locked, after)
}

/**
 * Gives a contact that stands alone again its conversations, each as the merge record has it, and the survivor's what
 * they were, if they have not changed since. Returns the time of the last inbound message of each before the merge.
 */
export async function unfoldThreads(
  locked: LockedIdentity,
  contact: string,
): Promise<Map<string, string | null>> {
  const merge = await lastMergeOf(locked, contact)
  const threads = merge?.former.conversations ?? []
  const own = threads.filter(({ contact_id }) => contact_id === contact)
  const moved = await unfoldConversations(locked, contact, own)
  await keepStranded(locked, moved)
  const mine = new Set(moved)
  const returned = own.filter(({ id }) => mine.has(id))
  await setStates(locked, Object.fromEntries(returned.map((thread) => [thread.id, stateOf(thread)])))
  if (merge) await takeBackFromSurvivor(locked, merge)
  return new Map(returned.map(({ id, last_inbound_at }) => [id, last_inbound_at]))
}

/** Also in the records of later merges, which hold what this one had made of the thread. */
async function takeBackFromSurvivor(locked: LockedIdentity, merge: Merge): Promise<void> {
  const changes = new Map<string, { before: ThreadState; after: ThreadState }>()
  for (const [id, after] of Object.entries(merge.former.after ?? {})) {
    const before = merge.former.conversations?.find((thread) => thread.id === id)
    if (before) changes.set(id, { before: stateOf(before), after: stateOf(after) })
  }
  if (changes.size === 0) return
  for (const later of await laterMerges(locked, merge)) {
    const { conversations = [], after: was = {} } = later.former
    const corrected = conversations.map((thread) => {
      const change = changes.get(thread.id)
      return change ? { ...thread, ...takeBack(stateOf(thread), change.before, change.after) } : thread
    })
    const becomes = statesAfter(corrected, later.loser_contact_id)
    for (const [id, state] of Object.entries(becomes)) {
      const former = was[id]
      if (former && !isSameState(former, state)) changes.set(id, { before: state, after: stateOf(former) })
    }
    await saveFormer(locked, later.id, { conversations: corrected, after: becomes })
  }
  const { rows: threads } = await sql<MovedConversation>`
    select ${threadColumns} from conversations c
     where c.account_id = ${locked.account_id} and c.id = any(${[...changes.keys()]}::uuid[])`.execute(
    locked.trx,
  )
  const states: Record<string, ThreadState> = {}
  for (const thread of threads) {
    const change = changes.get(thread.id)
    if (change) states[thread.id] = takeBack(thread, change.before, change.after)
  }
  await setStates(locked, states)
}

async function lastMergeOf(locked: LockedIdentity, contact: string): Promise<Merge | null> {
  const { rows } = await sql<Merge>`
    select id, loser_contact_id, survivor_contact_id, former from merges
     where account_id = ${locked.account_id} and loser_contact_id = ${contact} and not attach
     order by created_at desc, id desc limit 1`.execute(locked.trx)
  return rows[0] ?? null
}

/** The merges behind this one whose loser is merged into today's survivor, earliest first. */
async function laterMerges(locked: LockedIdentity, merge: Merge): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select m.id, m.loser_contact_id, m.survivor_contact_id, m.former from merges m
      join contacts l on l.account_id = m.account_id and l.id = m.loser_contact_id
     where m.account_id = ${locked.account_id} and m.id > ${merge.id} and ${lastOfLoser}
       and l.merged_into = (select coalesce(s.merged_into, s.id) from contacts s
         where s.account_id = m.account_id and s.id = ${merge.survivor_contact_id})
     order by m.id`.execute(locked.trx)
  return rows
}

async function setStates(locked: LockedIdentity, states: Record<string, ThreadState>): Promise<void> {
  const rows = Object.entries(states).map(([id, state]) => ({ ...state, id }))
  if (rows.length === 0) return
  await restoreStates(locked, rows)
}
