import { findBlocked } from '../../channels/inboxes/blocks.ts'
import { marketingStopped } from '../../contacts/consents.ts'
import { loadWindows, type WindowQuestion } from '../../conversations/windows.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { type ErrorCode, problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { factsKey, loadAddressFacts } from './address-facts.ts'
import type { BoundMessage } from './bind-messages.ts'
import { type AddressFacts, chooseAddress } from './choose-address.ts'
import type { Prepared } from './prepare-content.ts'
import type { Verdict } from './verdicts.ts'

export type Unchecked = {
  bound: BoundMessage
  prepared: Pick<Prepared, 'category' | 'needs_phone'>
  if_no_phone: 'fail' | 'request_phone'
  at: Date
}

type Known = {
  blocked: boolean
  marketing_stopped: boolean
  customer_service_until: Date | null
  facts: AddressFacts | undefined
}

/**
 * Whether each of these may be sent to its registration now, by what is known: it is asked again of Meta, and the address is
 * chosen again, when it goes out. `waiting` where it needs a phone that the contact is to be asked for first.
 */
export async function checkSendable(
  scope: IdentityScope,
  unchecked: Unchecked[],
): Promise<Verdict<'queued' | 'waiting'>[]> {
  const bound = unchecked.flatMap((it, at) => {
    const { anchor_id } = it.bound
    return anchor_id === null ? [] : [{ ...it, at_index: at, anchor_id }]
  })
  const known = await loadKnown(scope, bound)
  const verdicts: Verdict<'queued' | 'waiting'>[] = unchecked.map(() => ({ value: 'queued' }))
  for (const [n, it] of bound.entries()) {
    const found = known[n]
    if (found !== undefined) verdicts[it.at_index] = judge(scope, it, found)
  }
  return verdicts
}

function judge(
  scope: IdentityScope,
  { bound, prepared, if_no_phone, at }: Unchecked,
  known: Known,
): Verdict<'queued' | 'waiting'> {
  if (known.blocked) return refuse('contact_blocked', bound)
  if (prepared.category === null && !isOpen(known, at)) return { refused: windowClosed(known) }
  if (prepared.category === 'marketing' && known.marketing_stopped) return refuse('marketing_stopped', bound)
  if (known.facts === undefined) throw new Error('facts were asked for and are missing')
  const need = { needs_phone: prepared.needs_phone, is_test_number: bound.inbox.is_test_number }
  const choice = chooseAddress(known.facts, need, scope.now.getTime())
  if ('address' in choice) return { value: 'queued' }
  if (choice.refused === 'phone_unconfirmed' && if_no_phone === 'request_phone') return { value: 'waiting' }
  return refuse(choice.refused, bound)
}

function isOpen({ customer_service_until: until }: Known, at: Date): boolean {
  return until !== null && until > at
}

/** The refusal of anything but a template, with the time until which it could have gone. */
export function windowClosed({ customer_service_until: until }: Pick<Known, 'customer_service_until'>) {
  return problem('window_closed', undefined, { customer_service_until: until?.toISOString() ?? null })
}

function refuse(code: ErrorCode, { contact_id }: BoundMessage): { refused: unknown } {
  const named = contact_id === null ? {} : { contact_id: presentId('contact', contact_id) }
  return { refused: problem(code, undefined, named) }
}

/** As many statements for one message as for hundreds. */
async function loadKnown(
  { trx, account_id, now }: IdentityScope,
  asked: (Unchecked & { anchor_id: string })[],
): Promise<Known[]> {
  if (asked.length === 0) return []
  const blocked = await findBlocked(
    trx,
    account_id,
    asked.map(({ anchor_id, bound }) => ({ anchor_id, inbox_id: bound.inbox.id })),
  )
  // Each once: several messages of a group may go to one conversation.
  const free = new Map<string, WindowQuestion>()
  for (const { anchor_id, prepared, bound } of asked) {
    const { conversation_id, inbox } = bound
    if (prepared.category !== null || conversation_id === null) continue
    free.set(`${anchor_id} ${conversation_id}`, { anchor_id, conversation_id, inbox_id: inbox.id })
  }
  const windows = await loadWindows(trx, account_id, [...free.values()], now)
  const marketing = asked.filter(({ prepared }) => prepared.category === 'marketing')
  const stopped =
    marketing.length === 0
      ? new Map<string, boolean>()
      : await marketingStopped(
          trx,
          account_id,
          marketing.map(({ anchor_id }) => anchor_id),
        )
  const keyed = asked.map(({ anchor_id, bound }) => ({ anchor_id, portfolio_id: bound.inbox.portfolio_id }))
  const distinct = new Map(keyed.map((it) => [factsKey(it), it]))
  const facts = await loadAddressFacts(trx, account_id, [...distinct.values()])
  const until = new Map(
    windows.map((it) => [`${it.anchor_id} ${it.conversation_id}`, it.customer_service_until]),
  )
  return asked.map(({ anchor_id, bound }, at) => ({
    blocked: blocked[at] ?? false,
    marketing_stopped: stopped.get(anchor_id) ?? false,
    customer_service_until: until.get(`${anchor_id} ${bound.conversation_id}`) ?? null,
    facts: facts.get(factsKey({ anchor_id, portfolio_id: bound.inbox.portfolio_id })),
  }))
}
