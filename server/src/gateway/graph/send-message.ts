import { type Lane, takeLane } from '../../contacts/lane.ts'
import type { Trx } from '../../db/types.ts'
import { withAccount } from '../../db/with-account.ts'
import type { Deps } from '../../deps.ts'
import { problem } from '../../errors.ts'
import { isBsuid, isParentBsuid } from '../../identity/bsuid.ts'
import { presentId } from '../../ids.ts'
import { acceptMessage, type NewMessage } from '../../outbox/accept-message.ts'
import type { Recipient } from '../../outbox/bind-recipient.ts'
import { readPhone } from '../../whatsapp/identifiers.ts'
import type { JsonObject } from '../../whatsapp/readers.ts'
import type { Consumer } from '../consumers.ts'
import { findMeant, isSurrogate, rememberNumber } from '../numbers.ts'
import { requireTurn } from '../turns.ts'
import { findMessages } from './find-messages.ts'
import { type GivenMessage, readMessage, wamidsIn } from './read-message.ts'
import { refusePlaceholders } from './refuse-placeholders.ts'

export type SentByConsumer = {
  message_id: string
  /** What the consumer named, as it named it. */
  input: string
  /** The number under which the statuses will name the person; null where it named a BSUID or a group. */
  number: string | null
  is_group: boolean
  is_template: boolean
}

/**
 * Takes a message in from a consumer: whoever it means by its number or by a BSUID, never by what that number may be worth
 * to somebody else by now. Throws what WhatsApp would say against it, in our words.
 */
export function sendMessage(
  deps: Deps,
  consumer: Consumer,
  inbox_id: string,
  body: JsonObject,
  endpoint: NewMessage['endpoint'],
): Promise<SentByConsumer> {
  const { account_id } = consumer
  return withAccount(deps.db, account_id, async (trx) => {
    const lane = await takeLane(trx, account_id, new Date(deps.clock.now()))
    const messages = await findMessages(trx, account_id, inbox_id, wamidsIn(body))
    const given = readMessage(body, (wamid) => messages.get(wamid) ?? null)
    await refusePlaceholders(trx, consumer, given.content)
    const meant = await findRecipient(lane, consumer, inbox_id, given)
    const accepted = await acceptMessage(lane, {
      inbox_id: presentId('inbox', inbox_id),
      to: meant.to,
      reply_to: given.reply_to,
      endpoint,
      content: given.content,
      judged_by_meta: true,
    })
    await requireTurn(trx, consumer, accepted.conversation_id)
    const number = await keepNumber(lane, consumer, given, accepted.contact_id)
    await trx
      .insertInto('gateway_sends')
      .values({
        account_id,
        message_id: accepted.id,
        consumer_id: consumer.id,
        number,
        given_wamid: null,
        callback_data: given.callback_data,
        created_at: lane.now,
      })
      .execute()
    const is_template = given.content.type === 'template'
    return { message_id: accepted.id, input: given.to, number, is_group: given.is_group, is_template }
  })
}

async function findRecipient(
  lane: Lane,
  consumer: Consumer,
  inbox_id: string,
  { to, is_group }: GivenMessage,
): Promise<{ to: Recipient }> {
  if (is_group) return { to: { conversation_id: await requireGroup(lane.trx, consumer, inbox_id, to) } }
  if (isBsuid(to) || isParentBsuid(to)) return { to: { bsuid: to } }
  const digits = readPhone(to.replace(/[\s().-]/g, ''))
  if (digits === null) throw problem('invalid_recipient', 'to is neither a phone nor a BSUID.')
  const contact_id = await findMeant(lane.trx, consumer, digits)
  // Whoever the consumer knows by this number is meant, whatever the number has become since.
  if (contact_id !== null) return { to: { contact_id: presentId('contact', contact_id) } }
  if (isSurrogate(digits)) {
    throw problem('invalid_recipient', 'This number was never given to this consumer for anybody.')
  }
  return { to: { phone: `+${digits}` } }
}

async function requireGroup(
  trx: Trx,
  { account_id }: Consumer,
  inbox_id: string,
  group_id: string,
): Promise<string> {
  const row = await trx
    .selectFrom('conversations')
    .select('id')
    .where('account_id', '=', account_id)
    .where('inbox_id', '=', inbox_id)
    .where('group_id', '=', group_id)
    .executeTakeFirst()
  if (row === undefined) throw problem('invalid_recipient', 'There is no such group.')
  return presentId('conversation', row.id)
}

/** The number by which the consumer named the person: it means them from now on, beside the one it knew them by before. */
async function keepNumber(
  lane: Lane,
  consumer: Consumer,
  { to, is_group }: GivenMessage,
  contact_id: string | null,
): Promise<string | null> {
  const digits = readPhone(to.replace(/[\s().-]/g, ''))
  if (is_group || contact_id === null || digits === null) return null
  if (consumer.policy !== 'stable_phone') return digits
  await rememberNumber(lane.trx, consumer.account_id, consumer.id, { contact_id, number: digits }, lane.now)
  return digits
}
