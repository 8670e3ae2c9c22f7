import { type LockedIdentity, lockSeenIdentity } from '../../platform/account-lock/identity-scope.ts'
import { appendAudit, type NewAuditEntry } from '../../platform/audit/append.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { asAccount, withViewer } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import {
  findKeptAnswers,
  type KeptAnswer,
  keepAnswers,
  onceName,
} from '../../platform/idempotency/kept-answers.ts'
import { createContacts } from '../../resolution/editing/create-contact.ts'
import { ensureThreads } from '../../resolution/moving/rethread.ts'
import type { OutgoingContent } from '../../whatsapp/outgoing/content.ts'
import { anchorsFor } from './anchors-for.ts'
import { type BoundMessage, bindMessages, noSafeAddress, recipientKey } from './bind-messages.ts'
import { checkSendable, windowClosed } from './check-sendable.ts'
import { loadThreads, threadIn } from './load-threads.ts'
import { type Prepared, prepareContents } from './prepare-content.ts'
import { type QueueSends, storeMessages } from './store-messages.ts'
import type { Accepted, Kind, Submission } from './submission.ts'
import { attempt, isStopped, type Stopped, type Verdict } from './verdicts.ts'

export type AcceptDeps = Pick<Deps, 'db' | 'clock'> & { queueSends: QueueSends }

/** What became of a submission: accepted, or answered before under its Idempotency-Key. */
export type AcceptOutcome = { accepted: Accepted; subject_id: string } | { kept: KeptAnswer }

type Asked = { submission: Submission }
/** `repeats`: another one of the group has the same Idempotency-Key and came before. */
type New = Asked & { repeats: boolean }
type Bounded = New & { bound: BoundMessage }
type Ready = Bounded & { content: OutgoingContent; prepared: Prepared; due_at: Date | null }
type Checked = Ready & { state: 'queued' | 'waiting' | 'scheduled' }
type Outcomes = Map<Submission, Verdict<AcceptOutcome>>

const MOST_AHEAD_MS = 90 * 86_400_000

/** Contacts were made for messages that may not be sent, so all that was written has to be undone. */
class MadeInVain extends Error {
  readonly refused: Map<Submission, Stopped>
  constructor(refused: Map<Submission, Stopped>) {
    super('contacts were made for messages that are refused')
    this.name = 'MadeInVain'
    this.refused = refused
  }
}

/**
 * Accepts messages of one viewer in one transaction, under the account's lock and with as many statements for one as for
 * hundreds: bound to a registration, checked against what WhatsApp takes and what may be sent to this contact now, stored as
 * queued. Which address each goes to is decided when it is sent. Each has its own outcome; what is refused leaves nothing.
 */
export async function acceptGroup(
  deps: AcceptDeps,
  submissions: Submission[],
): Promise<Verdict<AcceptOutcome>[]> {
  const outcomes: Outcomes = new Map()
  let left = submissions
  while (left.length > 0) {
    try {
      for (const [submission, outcome] of await acceptOnce(deps, left)) outcomes.set(submission, outcome)
      break
    } catch (error) {
      if (!(error instanceof MadeInVain)) throw error
      // The others go on without them, as if these had been refused one by one.
      for (const [submission, refused] of error.refused) outcomes.set(submission, refused)
      left = left.filter((submission) => !outcomes.has(submission))
    }
  }
  return submissions.map((submission) => outcomes.get(submission) ?? { refused: new Error('no outcome') })
}

async function acceptOnce(deps: AcceptDeps, submissions: Submission[]): Promise<Outcomes> {
  const [first] = submissions
  const outcomes: Outcomes = new Map()
  if (first === undefined) return outcomes
  await withViewer(deps.db, first.viewer, async (trx) => {
    const seen = await lockSeenIdentity({
      trx,
      account_id: first.viewer.account_id,
      now: new Date(deps.clock.now()),
    })
    await asAccount(seen, (locked) => acceptAll(locked, submissions, outcomes, deps.queueSends))
  })
  return outcomes
}

async function acceptAll(
  locked: LockedIdentity & ForCaller,
  submissions: Submission[],
  outcomes: Outcomes,
  queueSends: QueueSends,
): Promise<void> {
  const asked = await withoutAnswered(locked, submissions, outcomes)
  const bindings = await bindMessages(locked, asked.map(toRequest))
  const bound = keep(outcomes, asked, 'bound', bindings.map(postponeRepeats(asked)))
  const judged = keep(outcomes, bound, 'content', await judgeByKind(locked, bound))
  const prepared = keep(outcomes, judged, 'prepared', await prepareContents(locked, judged.map(toUnprepared)))
  const due = prepared.map(({ submission }) => attempt(() => dueAt(locked, submission.message.send_at)))
  const ready = await meetNewcomers(locked, keep(outcomes, prepared, 'due_at', due), outcomes)
  const checked = await check(locked, ready, outcomes)
  await store(locked, await openThreads(locked, checked), outcomes, queueSends)
}

/** Goes on with those that have a value, and notes the outcome of the others. */
function keep<Item extends Asked, Name extends string, Value>(
  outcomes: Outcomes,
  items: Item[],
  name: Name,
  verdicts: Verdict<Value>[],
): (Item & Record<Name, Value>)[] {
  return items.flatMap((item, at) => {
    const verdict = verdicts[at]
    if (verdict === undefined) throw new Error(`no ${name} was found for a message`)
    if (!isStopped(verdict)) {
      const found = { [name]: verdict.value } as Record<Name, Value>
      return [{ ...item, ...found }]
    }
    outcomes.set(item.submission, verdict)
    return []
  })
}

/** Leaves out what was done before under its key. */
async function withoutAnswered(
  locked: LockedIdentity,
  submissions: Submission[],
  outcomes: Outcomes,
): Promise<New[]> {
  const keyed = submissions.flatMap((submission) =>
    submission.once === null ? [] : [{ submission, once: submission.once }],
  )
  const found = await findKeptAnswers(
    locked,
    keyed.map(({ once }) => once),
  )
  for (const [at, { submission }] of keyed.entries()) {
    const kept = found[at]
    if (kept == null) continue
    const answered = { value: { kept } }
    outcomes.set(submission, kept.same_body ? answered : { refused: problem('idempotency_key_reused') })
  }
  const names = new Set<string>()
  return submissions.flatMap((submission) => {
    if (outcomes.has(submission)) return []
    const name = submission.once && onceName(submission.once)
    const repeats = name !== null && names.has(name)
    if (name !== null) names.add(name)
    return [{ submission, repeats }]
  })
}

/** What repeats another one is refused by the next group, once it is known what became of the other. */
function postponeRepeats(
  asked: New[],
): (verdict: Verdict<BoundMessage>, at: number) => Verdict<BoundMessage> {
  return (verdict, at) => (isStopped(verdict) && asked[at]?.repeats ? 'later' : verdict)
}

function toRequest({ submission: { message } }: Asked) {
  const { to, inbox_id, reply_to, reacts_to } = message
  return { to, inbox_id, reply_to: reply_to ?? reacts_to }
}

function toUnprepared({ submission: { message }, bound, content }: Bounded & { content: OutgoingContent }) {
  const { reply_to, endpoint, judged_by_meta } = message
  return { bound, content, reply_to, endpoint, judged_by_meta }
}

/**
 * Lets each kind refuse, or choose what is sent. What repeats another one waits for it; and behind one that waits, every later
 * one to the same contact waits too.
 */
async function judgeByKind(locked: LockedIdentity, bounded: Bounded[]): Promise<Verdict<OutgoingContent>[]> {
  const verdicts = new Map<Bounded, Verdict<OutgoingContent>>()
  for (const [{ judge }, items] of byKind(bounded.filter(({ repeats }) => !repeats))) {
    const judged = judge && (await judge(locked, items.map(toJudge)))
    for (const [at, item] of items.entries()) verdicts.set(item, judged?.[at] ?? givenContent(item))
  }
  const waiting = new Set<string | null>()
  return bounded.map((item) => {
    const verdict = verdicts.get(item) ?? 'later'
    const key = recipientKey(item.bound) ?? item.bound.conversation_id
    if (verdict !== 'later' && !waiting.has(key)) return verdict
    waiting.add(key)
    return 'later'
  })
}

function givenContent({ submission: { message } }: Bounded): Verdict<OutgoingContent> {
  return message.content === null
    ? { refused: new Error('a message has no content') }
    : { value: message.content }
}

function toJudge({ submission: { kind, message }, bound }: Bounded) {
  return { extra: kind, bound, content: message.content }
}

/** One entry for each kind, however many are of it. */
function byKind<Item extends Asked>(items: Item[]): Map<Kind['steps'], Item[]> {
  return Map.groupBy(items, ({ submission }) => submission.kind.steps)
}

/** Null: at once. */
function dueAt(locked: LockedIdentity, send_at: string | undefined): Date | null {
  if (send_at === undefined) return null
  const due_at = new Date(send_at)
  if (due_at.getTime() > locked.now.getTime() + MOST_AHEAD_MS) {
    throw invalidField('send_at', 'Messages are scheduled at most 90 days ahead.')
  }
  return due_at > locked.now ? due_at : null
}

/** Creates the missing contacts, if a message may go to a contact that has never written. */
async function meetNewcomers(locked: LockedIdentity, items: Ready[], outcomes: Outcomes): Promise<Ready[]> {
  const refused = items.filter(({ bound, prepared }) => bound.newcomer !== null && prepared.category === null)
  for (const { submission } of refused) {
    outcomes.set(submission, { refused: windowClosed({ customer_service_until: null }) })
  }
  const newcomers = items.flatMap(({ submission, bound }) =>
    bound.newcomer === null || outcomes.has(submission)
      ? []
      : [{ submission, inbox: bound.inbox, identifier: bound.newcomer }],
  )
  if (newcomers.length === 0) return items.filter(({ submission }) => !outcomes.has(submission))
  const contact_ids = await createContacts(
    locked,
    newcomers.map(({ identifier }) => identifier),
  )
  const made = newcomers.map((it, at) => ({ ...it, contact_id: contact_ids[at] ?? '' }))
  const anchors = await anchorsFor(
    locked.trx,
    locked.account_id,
    made.map(({ contact_id, inbox, identifier }) => ({
      contact_id,
      portfolio_id: inbox.portfolio_id,
      last_inbound_anchor_id: null,
      bsuid: identifier.kind === 'bsuid' ? identifier.value : null,
    })),
  )
  const met = new Map(
    made.map(({ submission, contact_id }, at) => [
      submission,
      { contact_id, anchor_id: anchors[at] ?? null },
    ]),
  )
  return items.flatMap((item) => {
    if (outcomes.has(item.submission)) return []
    const found = met.get(item.submission)
    return [found === undefined ? item : { ...item, bound: { ...item.bound, ...found } }]
  })
}

async function check(locked: LockedIdentity, ready: Ready[], outcomes: Outcomes): Promise<Checked[]> {
  const verdicts = await checkSendable(
    locked,
    ready.map(({ submission: { message }, bound, prepared, due_at }) => ({
      bound,
      prepared,
      if_no_phone: message.if_no_phone ?? 'fail',
      at: due_at ?? locked.now,
    })),
  )
  const found = ready.map(({ bound }, at): Verdict<'queued' | 'waiting'> => {
    if (bound.contact_id !== null && bound.anchor_id === null)
      return { refused: noSafeAddress(bound.contact_id) }
    return verdicts[at] ?? 'later'
  })
  const in_vain = new Map<Submission, Stopped>()
  for (const [at, { submission, bound }] of ready.entries()) {
    const verdict = found[at]
    if (bound.newcomer !== null && verdict !== undefined && isStopped(verdict))
      in_vain.set(submission, verdict)
  }
  if (in_vain.size > 0) throw new MadeInVain(in_vain)
  return keep(outcomes, ready, 'sendable', found).map((it) => ({
    ...it,
    state: it.sendable === 'waiting' ? 'waiting' : it.due_at === null ? 'queued' : 'scheduled',
  }))
}

type Placed = Checked & { conversation_id: string }

/** Begins the conversations that are missing. */
async function openThreads(locked: LockedIdentity, checked: Checked[]): Promise<Placed[]> {
  const wanted = checked.flatMap(({ bound: { conversation_id, contact_id, inbox } }) =>
    conversation_id === null && contact_id !== null ? [{ inbox_id: inbox.id, contact_id }] : [],
  )
  const distinct = new Map(wanted.map((it) => [`${it.contact_id} ${it.inbox_id}`, it]))
  if (distinct.size > 0) await ensureThreads(locked, [...distinct.values()], 'open')
  const threads = await loadThreads(locked, {
    ids: [],
    contact_ids: wanted.map(({ contact_id }) => contact_id),
  })
  return checked.map((it) => {
    const { conversation_id, contact_id, inbox } = it.bound
    const made = contact_id === null ? null : threadIn(threads, contact_id, inbox.id)
    const id = conversation_id ?? made?.id
    if (id === undefined) throw new Error('a thread that was just made is missing')
    return { ...it, conversation_id: id }
  })
}

async function store(
  locked: LockedIdentity,
  placed: Placed[],
  outcomes: Outcomes,
  queueSends: QueueSends,
): Promise<void> {
  const ids = await storeMessages(
    locked,
    placed.map(({ submission: { author, message }, bound, conversation_id, prepared, state, due_at }) => ({
      binding: {
        conversation_id,
        contact_id: bound.contact_id,
        anchor_id: bound.anchor_id,
        group_id: bound.group_id,
      },
      inbox_id: bound.inbox.id,
      endpoint: message.endpoint ?? 'messages',
      if_no_phone: message.if_no_phone ?? 'fail',
      broadcast_id: null,
      author,
      prepared,
      state,
      due_at: due_at ?? locked.now,
    })),
    queueSends,
  )
  const stored = placed.map(({ submission, bound, conversation_id, content }, at) => {
    const id = ids[at]
    if (id === undefined) throw new Error('a message was to be stored and has no id')
    const { contact_id, anchor_id, inbox } = bound
    const accepted = { id, type: content.type, conversation_id, contact_id, anchor_id, inbox_id: inbox.id }
    return { submission, accepted }
  })
  await finish(locked, stored, outcomes)
}

/** What each kind adds, the audit log and the keys, in the same transaction. */
async function finish(
  locked: LockedIdentity,
  stored: { submission: Submission; accepted: Accepted }[],
  outcomes: Outcomes,
): Promise<void> {
  const { trx, account_id, now } = locked
  const entries: NewAuditEntry[] = []
  const done: Parameters<typeof keepAnswers>[2] = []
  for (const [steps, items] of byKind(stored)) {
    const named = items.map(({ submission, accepted }) => ({ extra: submission.kind, accepted }))
    const subject_ids = steps.store && (await steps.store(locked, named))
    for (const [at, { submission, accepted }] of items.entries()) {
      const subject_id = subject_ids?.[at] ?? accepted.id
      outcomes.set(submission, { value: { accepted, subject_id } })
      const entry = submission.audit?.(steps.summarize?.(accepted, subject_id) ?? {})
      if (entry != null) entries.push(entry)
      if (submission.once !== null) done.push({ once: submission.once, status: steps.status, subject_id })
    }
  }
  await appendAudit(trx, entries)
  await keepAnswers(trx, account_id, done, now)
}
