import { sql } from 'kysely'
import { type IdKind, newId } from '../base/ids.ts'
import { ahead } from '../db/prepare-statements.ts'
import { rowsOf } from '../db/rows-of.ts'
import type { Trx } from '../db/types.ts'
import type { AuditAction } from './actions.ts'

/** The actor. A key's name is looked up at that time; `rules`: those of docs/identity.md, by what Meta showed. */
export type Actor =
  | { kind: 'member'; id: string; name: string }
  | { kind: 'api_key'; id: string }
  | { kind: 'operator' | 'rules' }

/**
 * An entry of the audit log. `details` are ids, counts, names of fields and settings: never a text that a person wrote, a phone, a
 * BSUID, a name of a customer or a secret, because nothing is ever cut out of here.
 */
export type NewAuditEntry = {
  account_id: string
  at: Date
  actor: Actor
  action: AuditAction
  subject: { kind: IdKind; id: string } | null
  details?: Record<string, unknown>
}

/** Adds lines to the audit log: of a change, in the transaction of the change. */
export async function appendAudit(trx: Trx, entries: NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ account_id, at, actor, action, subject, details = {} }) => ({
    account_id,
    id: newId(),
    at,
    actor_kind: actor.kind,
    actor_id: 'id' in actor ? actor.id : null,
    actor_name: 'name' in actor ? actor.name : null,
    action,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    details,
  }))
  await sql`${ahead}
    insert into audit_entries (account_id, id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details)
    select a.id, e.id, e.at, e.actor_kind, e.actor_id, coalesce(e.actor_name, k.name, ''), e.action, e.subject_kind,
      e.subject_id, e.details
      from accounts a join ${rowsOf(rows, 'e', {
        account_id: 'uuid',
        id: 'uuid',
        at: 'timestamptz',
        actor_kind: 'text',
        actor_id: 'uuid',
        actor_name: 'text',
        action: 'text',
        subject_kind: 'text',
        subject_id: 'uuid',
        details: 'jsonb',
      })} on e.account_id = a.id
      left join api_keys k on k.account_id = a.id and k.id = e.actor_id and e.actor_kind = 'api_key'`.execute(
    trx,
  )
}
