import type { MessageAuthor } from '../../conversations/messages/author.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { NewAuditEntry } from '../../platform/audit/append.ts'
import type { SeenTrx, Viewer } from '../../platform/db/with-viewer.ts'
import type { Once } from '../../platform/idempotency/kept-answers.ts'
import type { OutgoingContent } from '../../whatsapp/outgoing/content.ts'
import type { BindingRequest, BoundMessage } from './bind-messages.ts'
import type { Verdict } from './verdicts.ts'

export type NewMessage = Omit<BindingRequest, 'reply_to'> & {
  /** The message that this one quotes. */
  reply_to?: string | undefined
  /** The message that this one reacts to; its content names it as the API does. */
  reacts_to?: string | undefined
  send_at?: string | undefined
  if_no_phone?: 'fail' | 'request_phone' | undefined
  endpoint?: 'messages' | 'marketing_messages' | undefined
  /** Null: the kind chooses it once the recipient is known. */
  content: OutgoingContent | null
  /** Of a client of the Cloud API: what we are not sure of in a template is left to Meta. */
  judged_by_meta?: boolean | undefined
}

export type Accepted = {
  id: string
  type: string
  conversation_id: string
  contact_id: string | null
  anchor_id: string | null
  inbox_id: string
}

/** A message to accept. */
export type Submission = {
  viewer: Viewer
  author: MessageAuthor
  message: NewMessage
  kind: Kind
  once: Once | null
  /** The line of the audit log, by what is answered. */
  audit: ((answer: object) => NewAuditEntry | null) | null
}

/** What different requests add to the message that they send. Each step is for all of a group at once. */
type Steps<Extra> = {
  /** Of the answer. */
  status: number
  /** May refuse, or choose the content: before anything is written, once the recipient is known. */
  judge?: (
    locked: LockedIdentity,
    asked: { extra: Extra; bound: BoundMessage; content: OutgoingContent | null }[],
  ) => Promise<Verdict<OutgoingContent>[]>
  /** Writes what belongs to the messages, in their transaction. Returns the ids of what is answered with. */
  store?: (locked: LockedIdentity, accepted: { extra: Extra; accepted: Accepted }[]) => Promise<string[]>
  /** What the audit log may name of the answer. */
  summarize?: (accepted: Accepted, subject_id: string) => object
  /** What is answered, by the id of its subject; after the commit, as the caller sees it. Without: the caller says it. */
  read?: (
    trx: SeenTrx,
    account_id: string,
    subject_ids: string[],
    now_ms: number,
  ) => Promise<Map<string, unknown>>
}

/** Steps with what one submission gives to them. Those of one kind share `steps`. */
export type Kind = { steps: Steps<Kind> }

/** Makes a kind of submission: call it with what each one adds. */
export function kindOf<Extra>({ judge, store, ...rest }: Steps<Extra>): (extra: Extra) => Kind {
  const extras = new WeakMap<Kind, { extra: Extra }>()
  const open = (kind: Kind): { extra: Extra } => {
    const found = extras.get(kind)
    if (found === undefined) throw new Error('a submission is of another kind')
    return found
  }
  const steps: Steps<Kind> = {
    ...rest,
    ...(judge && {
      judge: (locked, asked) =>
        judge(
          locked,
          asked.map((it) => ({ ...it, ...open(it.extra) })),
        ),
    }),
    ...(store && {
      store: (locked, accepted) =>
        store(
          locked,
          accepted.map((it) => ({ ...it, ...open(it.extra) })),
        ),
    }),
  }
  return (extra) => {
    const kind = { steps }
    extras.set(kind, { extra })
    return kind
  }
}
