/**
 * Every sentence of an explanation, and every phrase inside one, in English. `{name}` stands for a value. A code stays what it
 * is, because readers translate by it; a sentence that says something else has another code.
 */
export const SENTENCES = {
  shown: 'WhatsApp showed this contact {when}.',
  never_shown: 'WhatsApp has shown nothing about this contact.',
  only_claimed: '{claim} that this contact exists. WhatsApp has not shown the contact yet.',
  waiting_blocked:
    'This is not a contact: messages from {phone} without a BSUID are stored here, because the phone is one of your excluded numbers.',
  waiting_disputed:
    'This is not a contact: messages from {phone} without a BSUID wait here, because WhatsApp showed the phone with two contacts at the same time. The conflict needs a manual decision.',

  joined_by_rotation: 'WhatsApp confirmed on {time} that {left} became {right}.',
  joined_by_parent:
    'WhatsApp showed {left} and {right} with the same parent BSUID {parent}, so they are one contact (known since {time}).',
  joined_by_phone:
    'WhatsApp showed {left} and {right} with {phone} at the same time: two portfolios saw one WhatsApp account (known since {time}).',
  joined_by_next_bsuid:
    '{phone} was used without a BSUID. WhatsApp next showed it with {right}, on {time}, so the earlier messages belong to this contact.',
  joined_by_next_sighting:
    'WhatsApp showed {phone} with {right} next after {left}, on {time}, without a sign of a new holder.',
  joined_by_claim: '{claim} that {value} belongs to {whose}, which linked the contact with {right}.',
  claim_of_value: '{claim} that {value} belongs to {whose}.',
  claim_then_shown: '{phone} was unconfirmed. WhatsApp next showed it with {right}, on {time}.',
  joined_by_sharing:
    'After a phone request, {left} shared {phone} on {time}, which linked the contact with {right}.',
  phone_shared: 'After a phone request, {left} shared {phone} on {time}.',
  joined_by_decision: 'A manual decision on {time} says that {left} and {right} are the same contact.',
  stale:
    '{sentence} The phone was silent for longer than your account trusts a phone alone, so this link is marked stale: the phone may belong to another contact now.',

  only_named: 'WhatsApp only named it in a BSUID rotation.',
  first_seen: 'First seen on {first}, last on {last}.',
  first_seen_in: 'First seen in {portfolio} on {first}, last on {last}.',
  no_phone_shown: 'WhatsApp has shown no phone with it.',
  shown_together: 'WhatsApp showed it together with {company}.',
  became_this: 'WhatsApp confirmed on {time} that {previous} became this BSUID.',
  became_another:
    'WhatsApp confirmed on {time} that it became {current}. It is retired, and later messages with it still belong to this contact.',
  shown_with: 'WhatsApp showed it with {who} {when}.',
  shown_with_forms: 'WhatsApp showed it with {who} {when}, also written {forms}.',
  named_in_rotation: 'WhatsApp named it in a BSUID rotation {when}.',
  parent_replaced: 'It is retired: another parent BSUID replaced it.',
  used_alone: 'It was used without a BSUID {when}.',
  claimed: '{claim} that it belongs to this contact.',
  claimed_unconfirmed: '{claim} that it belongs to this contact. WhatsApp has not confirmed it yet.',
  shared: 'The contact shared it on {time} after a phone request.',
  phone_blocked: 'It is one of your excluded numbers, so it does not link contacts.',
  phone_current: 'It is the current phone of this contact.',
  phone_one_of_several: 'It is active, as one of several phones of this contact.',
  phone_disputed:
    'It is disputed: WhatsApp showed it with another contact, {who}, at the same time. Messages from it without a BSUID wait for a manual decision.',
  phone_disputed_since:
    'It is disputed since {time}: WhatsApp showed it with another contact, {who}, at the same time. Messages from it without a BSUID wait for a manual decision.',
  phone_superseded:
    'It is retired, but this is not confirmed: WhatsApp showed it with {who} later and did not confirm a rotation. The phone may belong to another contact now.',
  phone_retired_by_rotation:
    'It is retired: WhatsApp confirmed on {time} that {left} became {right}, and did not show the phone with the new BSUID.',
  phone_retired_by_phone: 'It is retired: WhatsApp showed the contact with {phone} from {time} on.',
  phone_retired_by_loss: 'It is retired: WhatsApp showed by {time} that the contact no longer had it.',
  phone_only_claimed: 'It is retired: WhatsApp never confirmed it, and showed it with {who}.',

  refused_disputed_phone:
    'Not linked with {other}: WhatsApp showed {phone} with {own} and with {other} at the same time (since {time}), but {reason}. The conflict needs a manual decision.',
  refused_moved_phone:
    'Not linked with {other}: {phone} moved from one BSUID to the other by {time}, and WhatsApp did not confirm a rotation. It may be the same contact with a new BSUID, or a recycled phone.',
  refused_shared_parent:
    'Not linked with {other}: WhatsApp showed both with the same parent BSUID in one portfolio (since {time}) and did not confirm a rotation.',
  refused_two_successors:
    'Not linked with {other}: WhatsApp reported that {previous} became {own}, and that it became {other}. Only the earlier report counts.',
  refused_two_predecessors:
    'Not linked with {other}: WhatsApp reported that {own} became {current}, and that {other} became it too. Only the earlier report counts.',
  refused_claim:
    'Not linked with {other}: a claim on {time} says that {what} belongs to both, but WhatsApp showed two contacts, and a claim alone never merges them.',
  refused_phone_contradicted: 'Not linked with {other}: {phone} is evidence for both ({time}), but {reason}.',
  refused_contradicted: 'Not linked with {other}: the evidence names both ({time}), but {reason}.',
  refused_by_decision:
    'Not linked with {other}: a manual decision on {time} says that they are two contacts.',
  reasons: '{reason}; {further}',
  both_active: '{left} and {right} were active at the same time in one portfolio',
  both_parents: '{left} and {right} had different parent BSUIDs at the same time',
  both_phones: '{left} and {right} had different phones at the same time',
  shown_with_others: 'WhatsApp also showed it with {who}, so it does not identify a contact',
  too_much_together:
    'together they would contradict other evidence, or have more identifiers than your account allows for one contact',

  on_time: 'on {time}',
  from_to: 'from {first} to {last}',
  in_portfolio: '{bsuid} in {portfolio}',
  parent: 'parent BSUID {parent}',
  beside: '{name} ({when})',
  without_bsuid: '{phone} without a BSUID',
  without_bsuid_after: '{phone} without a BSUID after {time}',
  waiting_messages: 'the waiting messages of {phone}',
  imported_contact: 'the imported contact',
  imported_contact_with: 'the imported contact with {named}',
  created_contact: 'the manually created contact',
  created_contact_with: 'the manually created contact with {named}',
  this_contact: 'this contact',
  an_identifier: 'an identifier',
  one_bsuid: 'one BSUID',
  by_import: 'An import on {time} states',
  by_operator: 'A member or API client stated on {time}',
  by_channel: 'Another channel stated on {time}',
  by_request: 'After a phone request, the contact stated on {time}',
} as const

export type SentenceCode = keyof typeof SENTENCES

/** What stands for a placeholder: an identifier or name as it is, a time in ms, a phrase, or several of them. */
export type SentenceValue = string | { time: number } | Sentence | SentenceValue[]

/** A sentence, or a phrase inside one. */
export type Sentence = { code: SentenceCode; params: Record<string, SentenceValue> }

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

export function say<Code extends SentenceCode>(
  code: Code,
  params: Record<NamesIn<(typeof SENTENCES)[Code]>, SentenceValue>,
): Sentence {
  return { code, params }
}

/** A sentence or value in English, with times in UTC. */
export function textOf(value: SentenceValue): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return listText(value.map(textOf))
  if ('time' in value) return timeText(value.time)
  const { code, params } = value
  return SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => textOf(params[name] ?? ''))
}

function timeText(at: number): string {
  const iso = new Date(at).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

function listText(items: string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
