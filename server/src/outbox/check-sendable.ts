import { marketingStopped } from '../contacts/consents.ts'
import type { Lane } from '../contacts/lane.ts'
import { loadWindows } from '../conversations/windows.ts'
import { type ErrorCode, problem } from '../errors.ts'
import { presentId } from '../ids.ts'
import { isBlocked } from '../inboxes/blocks.ts'
import { loadFactsOf } from './address-facts.ts'
import type { Binding } from './bind-recipient.ts'
import { chooseAddress } from './choose-address.ts'
import type { Prepared } from './prepare-content.ts'

/**
 * Whether this may be sent to this person now, by what is known: it is asked again of Meta, and the address is chosen
 * anew, when it goes out. Returns `waiting` where it needs a phone that we are to ask for first.
 */
export async function checkSendable(
  lane: Lane,
  binding: Binding,
  prepared: Prepared,
  { if_no_phone, at }: { if_no_phone: 'fail' | 'request_phone'; at: Date },
): Promise<'queued' | 'waiting'> {
  const { anchor_id, inbox } = binding
  if (anchor_id === null) return 'queued'
  if (await isBlocked(lane.trx, lane.account_id, [anchor_id], inbox.id))
    throw refuse('contact_blocked', binding)
  if (prepared.category === null) await expectOpenWindow(lane, binding, at)
  else if (prepared.category === 'marketing') {
    const stopped = await marketingStopped(lane.trx, lane.account_id, [anchor_id])
    if (stopped.get(anchor_id)) throw refuse('marketing_stopped', binding)
  }
  const bound = { anchor_id, portfolio_id: inbox.portfolio_id }
  const facts = await loadFactsOf(lane.trx, lane.account_id, bound)
  const need = { needs_phone: prepared.needs_phone, is_test_number: inbox.is_test_number }
  const choice = chooseAddress(facts, need, lane.now.getTime())
  if ('address' in choice) return 'queued'
  if (choice.refused === 'phone_unconfirmed' && if_no_phone === 'request_phone') return 'waiting'
  throw refuse(choice.refused, binding)
}

async function expectOpenWindow(lane: Lane, { anchor_id, conversation_id, inbox }: Binding, at: Date) {
  if (anchor_id === null) return
  const wanted = { conversation_id, anchor_id, inbox_id: inbox.id }
  const [window] = await loadWindows(lane.trx, lane.account_id, [wanted], lane.now)
  const until = window?.customer_service_until ?? null
  if (until === null || until <= at) {
    throw problem('window_closed', undefined, { customer_service_until: until?.toISOString() ?? null })
  }
}

function refuse(code: ErrorCode, { contact_id }: Binding) {
  return problem(code, undefined, contact_id === null ? {} : { contact_id: presentId('contact', contact_id) })
}
