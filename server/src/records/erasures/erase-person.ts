import { sql } from 'kysely'
import { resolveIdentity } from '../../identity/resolve.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { recordDecision } from '../../resolution/conflicts/decisions.ts'
import { loadFacts } from '../../resolution/facts/load-facts.ts'
import { resolvePeople } from '../../resolution/resolve/resolve-people.ts'
import { queueContactBook } from './contact-book.ts'
import { type Ahead, cutWebhooks } from './cut-webhooks.ts'
import { deletePerson } from './delete-person.ts'
import type { ErasureSubject } from './find-person.ts'
import { queueFiles } from './redact-files.ts'
import { redactStore } from './redact-store.ts'

export type Erasure = { contact_ids: string[]; webhooks_cut: number }

/**
 * Erases a contact: deletes what we store, cuts the webhooks that name the contact, and keeps a keyed digest of each
 * identifier, so that the contact can only come back with a newer message of its own.
 */
export async function erasePerson(
  locked: LockedIdentity,
  secrets: Pick<Secrets, 'tombstones' | 'seal'>,
  subject: ErasureSubject,
  ahead: Ahead | null = null,
): Promise<Erasure> {
  await buryNames(locked, secrets, subject)
  await queueContactBook(locked, secrets, subject)
  await queueFiles(locked, secrets, subject.traces)
  const webhooks_cut = await cutWebhooks(locked, subject, ahead)
  await deletePerson(locked, subject)
  await resolveOthers(locked, subject.others)
  await redactStore(locked, subject.traces)
  if (subject.contact_ids.length > 0) {
    // Names no contact in its own column: nothing of the feed leads to the contact now.
    const data = { contact_ids: subject.contact_ids }
    await appendEvents(locked, [{ type: 'contact.erased', at: locked.now, data }])
  }
  return { contact_ids: subject.contact_ids, webhooks_cut }
}

/**
 * A phone that went to another contact belongs to that contact since: the tombstone says until when it was the
 * subject's.
 */
async function buryNames(
  locked: LockedIdentity,
  { tombstones }: Pick<Secrets, 'tombstones'>,
  subject: ErasureSubject,
): Promise<void> {
  const names = new Map<string, number>()
  for (const anchor of subject.anchors) if (anchor.startsWith('b:')) names.set(anchor, locked.now.getTime())
  for (const parent of subject.parents) names.set(`p:${parent}`, locked.now.getTime())
  for (const [key, until] of subject.held_until)
    names.set(`t:${key}`, Math.min(until - 1, locked.now.getTime()))
  const rows = [...names].flatMap(([name, at]) => {
    const [digest] = tombstones(name)
    return digest ? [{ digest: digest.toString('hex'), at: new Date(at) }] : []
  })
  await sql`
    insert into tombstones (account_id, digest, erased_at)
    select t.account_id, decode(t.digest, 'hex'), t.at
      from ${accountRows(locked.account_id, rows, 't', { digest: 'text', at: 'timestamptz' })}
    on conflict (account_id, digest) do update set erased_at = greatest(tombstones.erased_at, excluded.erased_at)`.execute(
    locked.trx,
  )
}

/** Contacts that the erased contact kept apart, on a phone that they all had, stay apart. */
async function resolveOthers(locked: LockedIdentity, others: AnchorKey[][]): Promise<void> {
  const anchors = others.flat()
  if (anchors.length === 0) return
  const seeds = { bsuids: [], phones: [], parents: [], anchors }
  const { people } = resolveIdentity(await loadFacts(locked, seeds), locked)
  for (const [index, left] of others.entries()) {
    for (const right of others.slice(index + 1)) {
      const joined = people.some(
        (person) =>
          person.anchors.some((anchor) => left.includes(anchor)) &&
          person.anchors.some((anchor) => right.includes(anchor)),
      )
      if (joined) await recordDecision(locked, { kind: 'distinct', left, right, decided_by: 'erasure' })
    }
  }
  await resolvePeople(locked, seeds)
}
