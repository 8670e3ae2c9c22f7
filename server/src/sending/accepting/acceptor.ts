import { sql } from 'kysely'
import { asAccount, type SeenTrx, type Viewer, withViewer } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { type Once, writeAnswers } from '../../platform/idempotency/kept-answers.ts'
import { type AcceptDeps, type AcceptOutcome, acceptGroup } from './accept-group.ts'
import { buildGroups, type Settled } from './groups.ts'
import type { Accepted, Submission } from './submission.ts'
import { isStopped } from './verdicts.ts'

/** What a submission came to. `accepted` is null where it was answered before. */
export type AcceptResult = {
  status: number
  accepted: Accepted | null
  /** What the kind answers, read after the commit. */
  body: Promise<unknown>
}

export type Acceptor = {
  /** Resolves once the message is durable, or was before. Rejects with what is wrong with it. */
  accept(submission: Submission): Promise<AcceptResult>
}

/** So many messages are accepted in one transaction: others of the account wait for it. */
const MOST_IN_GROUP = 100

/**
 * Accepts messages in groups: those of one account whose senders see the same of it, in the order of their arrival.
 * Messages of different viewers never share a transaction. `wakeSender` is called for every committed group.
 */
export function buildAcceptor(deps: AcceptDeps, wakeSender: () => void): Acceptor {
  /** Answers that are being read, by their subject: a repeated request gets the very same. */
  const reading = new Map<string, Promise<unknown>>()
  const groups = buildGroups<Submission, AcceptResult>({
    queueOf: ({ viewer }) => viewerName(viewer),
    most: MOST_IN_GROUP,
    run: async (submissions) => {
      const verdicts = await acceptGroup(deps, submissions)
      const outcomes = submissions.flatMap((submission, at) => {
        const verdict = verdicts[at]
        return verdict === undefined || isStopped(verdict) ? [] : [{ submission, outcome: verdict.value }]
      })
      const bodies = answerAll(deps, reading, outcomes)
      // The callers wait for their answers; WhatsApp does not.
      if (outcomes.some(({ outcome }) => 'accepted' in outcome))
        void Promise.allSettled(bodies.values()).then(wakeSender)
      return submissions.map((submission, at): Settled<AcceptResult> => {
        const verdict = verdicts[at]
        if (verdict === undefined || verdict === 'later') return 'later'
        if ('refused' in verdict) return { error: verdict.refused }
        const outcome = verdict.value
        const body = bodies.get(submission) ?? Promise.resolve(null)
        if ('kept' in outcome) return { result: { status: outcome.kept.status, accepted: null, body } }
        return { result: { status: submission.kind.steps.status, accepted: outcome.accepted, body } }
      })
    },
  })
  return { accept: groups.submit }
}

/** The same for viewers who see the same: a member's teams may have changed from one request to the next. */
function viewerName({ account_id, limited_user_id, seen }: Viewer): string {
  return `${account_id} ${limited_user_id} ${seen?.inbox_ids.join()}`
}

type Answerable = { submission: Submission; outcome: AcceptOutcome }
type Unread = { submission: Submission; subject_id: string }

/** Begins to read what is answered; each answer is written beside its key as soon as it is known. */
function answerAll(
  deps: Pick<Deps, 'db' | 'clock'>,
  reading: Map<string, Promise<unknown>>,
  answerable: Answerable[],
): Map<Submission, Promise<unknown>> {
  const bodies = new Map<Submission, Promise<unknown>>()
  const unread: Unread[] = []
  for (const { submission, outcome } of answerable) {
    const subject_id = 'kept' in outcome ? outcome.kept.subject_id : outcome.subject_id
    const under_way = reading.get(subject_id ?? '')
    if ('kept' in outcome && outcome.kept.body !== '') bodies.set(submission, parse(outcome.kept.body))
    else if (under_way !== undefined) bodies.set(submission, under_way)
    else if (subject_id !== null && submission.kind.steps.read !== undefined)
      unread.push({ submission, subject_id })
  }
  if (unread.length === 0) return bodies
  const { read, written } = readAnswers(deps, unread)
  for (const { submission, subject_id } of unread) {
    const body = read.then((found) => found.get(subject_id) ?? null)
    // The caller may be gone by then; its error must still be handled.
    body.catch(() => undefined)
    bodies.set(submission, body)
    reading.set(subject_id, body)
  }
  const forget = () => {
    for (const { subject_id } of unread) reading.delete(subject_id)
  }
  written.then(forget, forget)
  return bodies
}

async function parse(text: string): Promise<unknown> {
  return JSON.parse(text)
}

/**
 * The answers by subject, as the callers see them: one transaction for a group, outside the account's lock. They are known
 * before they are written beside their keys, which a crash may lose: a repeated request is then answered from what is stored.
 */
function readAnswers(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  unread: Unread[],
): { read: Promise<Map<string, unknown>>; written: Promise<void> } {
  const { promise: read, resolve, reject } = Promise.withResolvers<Map<string, unknown>>()
  const viewer = unread[0]?.submission.viewer
  if (viewer === undefined) return { read: Promise.resolve(new Map()), written: Promise.resolve() }
  const written = withViewer(db, viewer, async (trx) => {
    const answers = new Map<string, unknown>()
    for (const [{ read }, items] of Map.groupBy(unread, ({ submission }) => submission.kind.steps)) {
      const ids = items.map(({ subject_id }) => subject_id)
      const found = read && (await read(trx, viewer.account_id, ids, clock.now()))
      for (const [id, body] of found ?? []) answers.set(id, body)
    }
    resolve(answers)
    await writeRead(trx, viewer, unread, answers)
  })
  written.catch(reject)
  return { read, written }
}

async function writeRead(
  trx: SeenTrx,
  { account_id }: Viewer,
  unread: Unread[],
  answers: Map<string, unknown>,
): Promise<void> {
  const written = unread.flatMap(({ submission: { once }, subject_id }) => {
    const body = answers.get(subject_id)
    return once === null || body === undefined
      ? []
      : ([{ once, body }] satisfies { once: Once; body: unknown }[])
  })
  if (written.length === 0) return
  await sql`set local synchronous_commit = off`.execute(trx)
  await asAccount({ trx }, ({ trx }) => writeAnswers(trx, account_id, written))
}
