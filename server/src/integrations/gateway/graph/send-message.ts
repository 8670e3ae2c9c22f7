import type { LockedIdentity } from '../../../platform/account-lock/identity-scope.ts'
import { problem } from '../../../platform/base/errors.ts'
import type { ReadTrx } from '../../../platform/db/types.ts'
import type { Acceptor } from '../../../sending/accepting/acceptor.ts'
import type { NamedRecipient } from '../../../sending/accepting/read-recipients.ts'
import { type Accepted, kindOf, type NewMessage } from '../../../sending/accepting/submission.ts'
import type { JsonObject } from '../../../whatsapp/values/readers.ts'
import type { Consumer } from '../consumers.ts'
import { refusal } from '../graph-error.ts'
import { findMeant, isSurrogate, rememberNumbers } from '../numbers.ts'
import { storeGatewaySends } from '../sends.ts'
import { judgeTurns } from '../turns.ts'
import { findMessages } from './find-messages.ts'
import { isUserId, phoneIn } from './read-address.ts'
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

/** What a consumer asks to send, with what it names found. */
export type AskedSend = {
  inbox_id: string
  endpoint: NewMessage['endpoint']
  given: GivenMessage
  to: NamedRecipient
}

/**
 * Reads what a consumer asks to send: to the contact that it knows by its number or by a BSUID, never to another
 * contact that the number may belong to now. Throws what WhatsApp would object, in our words.
 */
export async function readSend(
  trx: ReadTrx,
  consumer: Consumer,
  { inbox_id, body, endpoint }: { inbox_id: string; body: JsonObject; endpoint: NewMessage['endpoint'] },
): Promise<AskedSend> {
  const messages = await findMessages(trx, consumer.account_id, inbox_id, wamidsIn(body))
  const given = readMessage(body, (wamid) => messages.get(wamid) ?? null)
  await refusePlaceholders(trx, consumer, given.content)
  return { inbox_id, endpoint, given, to: await findRecipient(trx, consumer, inbox_id, given) }
}

/** Has it accepted. Throws what is wrong with it. */
export async function sendMessage(
  acceptor: Acceptor,
  consumer: Consumer,
  { inbox_id, endpoint, given, to }: AskedSend,
): Promise<SentByConsumer> {
  const { account_id, id, name } = consumer
  const { accepted } = await acceptor.accept({
    viewer: { account_id, limited_user_id: null },
    author: { kind: 'gateway_consumer', id, name },
    message: {
      inbox_id,
      to,
      reply_to: given.reply_to,
      reacts_to: given.reacts_to,
      endpoint,
      content: given.content,
      judged_by_meta: true,
    },
    kind: consumerSend({ consumer, given }),
    once: null,
    audit: null,
  })
  if (accepted === null) throw new Error('a send without a key was answered before')
  return {
    message_id: accepted.id,
    input: given.to,
    number: numberOf(given, accepted.contact_id),
    is_group: given.is_group,
    is_template: given.content.type === 'template',
  }
}

const consumerSend = kindOf<{ consumer: Consumer; given: GivenMessage }>({
  status: 200,
  judge: async ({ trx, account_id }, asked) => {
    const refusals = await judgeTurns(
      trx,
      account_id,
      asked.map(({ extra: { consumer }, bound: { conversation_id } }) => ({ consumer, conversation_id })),
    )
    return asked.map(({ extra }, at) => {
      const refused = refusals[at]
      return refused == null ? { value: extra.given.content } : { refused }
    })
  },
  store: storeSends,
})

async function storeSends(
  locked: LockedIdentity,
  sends: { extra: { consumer: Consumer; given: GivenMessage }; accepted: Accepted }[],
): Promise<string[]> {
  const rows = sends.map(({ extra: { consumer, given }, accepted: { id, contact_id } }) => ({
    message_id: id,
    consumer_id: consumer.id,
    number: numberOf(given, contact_id),
    callback_data: given.callback_data,
  }))
  // The number by which the consumer named the contact: it means them from now on, beside the one it knew them by before.
  const named = sends.flatMap(({ extra: { consumer }, accepted: { contact_id } }, at) => {
    const number = rows[at]?.number ?? null
    const keeps = consumer.policy === 'stable_phone' && contact_id !== null && number !== null
    return keeps ? [{ consumer_id: consumer.id, contact_id, number }] : []
  })
  await rememberNumbers(locked.trx, locked.account_id, named, locked.now)
  await storeGatewaySends(locked, rows)
  return rows.map(({ message_id }) => message_id)
}

/** The number by which a consumer named a contact; null where it named a BSUID or a group. */
function numberOf({ to, is_group }: GivenMessage, contact_id: string | null): string | null {
  return is_group || contact_id === null ? null : phoneIn(to)
}

async function findRecipient(
  trx: ReadTrx,
  consumer: Consumer,
  inbox_id: string,
  { to, is_group }: GivenMessage,
): Promise<NamedRecipient> {
  if (is_group) return { conversation_id: await requireGroup(trx, consumer, inbox_id, to) }
  if (isUserId(to)) return { bsuid: to }
  const digits = phoneIn(to)
  if (digits === null) throw refusal(131009, 'Param to is not a valid phone number.')
  const contact_id = await findMeant(trx, consumer, digits)
  // The contact that the consumer knows by this number is meant, whatever the number has become since.
  if (contact_id !== null) return { contact_id }
  if (isSurrogate(digits)) {
    throw problem('invalid_recipient', 'This consumer never got this number for a contact.')
  }
  return { phone: `+${digits}` }
}

async function requireGroup(
  trx: ReadTrx,
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
  if (row === undefined) throw refusal(131041, 'The group was not found.')
  return row.id
}
