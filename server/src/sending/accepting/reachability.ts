import { isBlocked } from '../../channels/inboxes/blocks.ts'
import { marketingStopped } from '../../contacts/consents.ts'
import { loadWindows } from '../../conversations/windows.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { loadFactsOf } from './address-facts.ts'
import { bindMessages } from './bind-messages.ts'
import { type Choice, chooseAddress } from './choose-address.ts'
import type { SendingInbox } from './choose-inboxes.ts'
import { orThrow } from './verdicts.ts'

/** What kinds of messages can reach a person on a line now. */
export type Reach = {
  inbox: SendingInbox
  now: Date
  customer_service_until: Date | null
  free_entry_until: Date | null
  blocked: boolean
  marketing_stopped: boolean
  /** Where a free message or an ordinary template would go. */
  usual: Choice
  /** Where a template would go that WhatsApp delivers to a phone only. */
  phone_only: Choice
}

/** The answer to "how can we reach them?": what would be sent where, and what stands against it. Only reads. */
export async function findReach(
  scope: IdentityScope & ForCaller,
  contact_id: string,
  inbox_id: string | undefined,
): Promise<Reach> {
  const [verdict] = await bindMessages(scope, [{ to: { contact_id }, inbox_id }])
  const { inbox, conversation_id, anchor_id } = orThrow(verdict)
  if (anchor_id === null) throw new Error('a contact is bound to one of its registrations')
  const { trx, account_id, now } = scope
  const facts = await loadFactsOf(trx, account_id, { anchor_id, portfolio_id: inbox.portfolio_id })
  const asked = conversation_id === null ? [] : [{ conversation_id, anchor_id, inbox_id: inbox.id }]
  const [window] = await loadWindows(trx, account_id, asked, now)
  const { is_test_number } = inbox
  return {
    inbox,
    now,
    customer_service_until: window?.customer_service_until ?? null,
    free_entry_until: window?.free_entry_until ?? null,
    blocked: await isBlocked(trx, account_id, [anchor_id], inbox.id),
    marketing_stopped: (await marketingStopped(trx, account_id, [anchor_id])).get(anchor_id) ?? false,
    usual: chooseAddress(facts, { needs_phone: false, is_test_number }, now.getTime()),
    phone_only: chooseAddress(facts, { needs_phone: true, is_test_number }, now.getTime()),
  }
}
