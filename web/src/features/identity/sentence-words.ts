import type { Explanation } from '../../api/types'
import { locale } from '../../i18n/language'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { longTime } from '../../util/words'

export type Sentence = Explanation['sentences'][number]

type Values = Record<string, string>

/** A sentence of an explanation in the reader's language and time zone; in English as the server says it where it is new. */
export function sentenceWords({ code, params, text }: Sentence): string {
  const values = Object.entries(params).map(([name, value]) => [name, valueWords(value)])
  return own(SAID, code)?.(Object.fromEntries(values)) ?? text
}

function valueWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return new Intl.ListFormat(locale()).format(value.map(valueWords))
  if (isTime(value)) return longTime(value.time)
  return isSentence(value) ? sentenceWords(value) : ''
}

function isTime(value: unknown): value is { time: string } {
  return typeof value === 'object' && value !== null && 'time' in value
}

function isSentence(value: unknown): value is Sentence {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'params' in value && 'text' in value
  )
}

// The texts are those of the server, so that a sentence reads the same in a browser, in the API and in a terminal.
const SAID: Record<Sentence['code'], (values: Values) => string> = {
  shown: (values) => t('WhatsApp showed this contact {when}.', values),
  never_shown: () => t('WhatsApp has shown nothing about this contact.'),
  only_claimed: (values) =>
    t('{claim} that this contact exists. WhatsApp has not shown the contact yet.', values),
  waiting_blocked: (values) =>
    t(
      'This is not a contact: messages from {phone} without a BSUID are stored here, because the phone is on your block list.',
      values,
    ),
  waiting_disputed: (values) =>
    t(
      'This is not a contact: messages from {phone} without a BSUID wait here, because WhatsApp showed the phone with two contacts at the same time. The conflict needs a manual decision.',
      values,
    ),
  joined_by_rotation: (values) => t('WhatsApp confirmed on {time} that {left} became {right}.', values),
  joined_by_parent: (values) =>
    t(
      'WhatsApp showed {left} and {right} with the same parent BSUID {parent}, so they are one contact (known since {time}).',
      values,
    ),
  joined_by_phone: (values) =>
    t(
      'WhatsApp showed {left} and {right} with {phone} at the same time: two portfolios saw one WhatsApp account (known since {time}).',
      values,
    ),
  joined_by_next_bsuid: (values) =>
    t(
      '{phone} was used without a BSUID. WhatsApp next showed it with {right}, on {time}, so the earlier messages belong to this contact.',
      values,
    ),
  joined_by_next_sighting: (values) =>
    t(
      'WhatsApp showed {phone} with {right} next after {left}, on {time}, without a sign of a new holder.',
      values,
    ),
  joined_by_claim: (values) =>
    t('{claim} that {value} belongs to {whose}, which linked the contact with {right}.', values),
  claim_of_value: (values) => t('{claim} that {value} belongs to {whose}.', values),
  claim_then_shown: (values) =>
    t('{phone} was only claimed. WhatsApp next showed it with {right}, on {time}.', values),
  joined_by_sharing: (values) =>
    t(
      'After a phone request, {left} shared {phone} on {time}, which linked the contact with {right}.',
      values,
    ),
  phone_shared: (values) => t('After a phone request, {left} shared {phone} on {time}.', values),
  joined_by_decision: (values) =>
    t('A manual decision on {time} says that {left} and {right} are the same contact.', values),
  stale: (values) =>
    t(
      '{sentence} The phone was silent for longer than your account trusts a phone alone, so this link is marked stale: the phone may belong to another contact now.',
      values,
    ),
  only_named: () => t('WhatsApp only named it in a BSUID rotation.'),
  first_seen: (values) => t('First seen on {first}, last on {last}.', values),
  first_seen_in: (values) => t('First seen in {portfolio} on {first}, last on {last}.', values),
  no_phone_shown: () => t('WhatsApp has shown no phone with it.'),
  shown_together: (values) => t('WhatsApp showed it together with {company}.', values),
  became_this: (values) => t('WhatsApp confirmed on {time} that {previous} became this BSUID.', values),
  became_another: (values) =>
    t(
      'WhatsApp confirmed on {time} that it became {current}. It is retired, and later messages with it still belong to this contact.',
      values,
    ),
  shown_with: (values) => t('WhatsApp showed it with {who} {when}.', values),
  shown_with_forms: (values) => t('WhatsApp showed it with {who} {when}, also written {forms}.', values),
  named_in_rotation: (values) => t('WhatsApp named it in a BSUID rotation {when}.', values),
  parent_replaced: () => t('It is retired: another parent BSUID replaced it.'),
  used_alone: (values) => t('It was used without a BSUID {when}.', values),
  claimed: (values) => t('{claim} that it belongs to this contact.', values),
  claimed_unconfirmed: (values) =>
    t('{claim} that it belongs to this contact. WhatsApp has not confirmed it yet.', values),
  shared: (values) => t('The contact shared it on {time} after a phone request.', values),
  phone_blocked: () =>
    t('It is on your block list of shared and test numbers, so it does not link contacts.'),
  phone_current: () => t('It is the current phone of this contact.'),
  phone_one_of_several: () => t('It is active, as one of several phones of this contact.'),
  phone_disputed: (values) =>
    t(
      'It is disputed: WhatsApp showed it with another contact, {who}, at the same time. Messages from it without a BSUID wait for a manual decision.',
      values,
    ),
  phone_disputed_since: (values) =>
    t(
      'It is disputed since {time}: WhatsApp showed it with another contact, {who}, at the same time. Messages from it without a BSUID wait for a manual decision.',
      values,
    ),
  phone_superseded: (values) =>
    t(
      'It is retired, but unverified: WhatsApp showed it with {who} later and did not confirm a rotation. The phone may belong to another contact now.',
      values,
    ),
  phone_retired_by_rotation: (values) =>
    t(
      'It is retired: WhatsApp confirmed on {time} that {left} became {right}, and did not show the phone with the new BSUID.',
      values,
    ),
  phone_retired_by_phone: (values) =>
    t('It is retired: WhatsApp showed the contact with {phone} from {time} on.', values),
  phone_retired_by_loss: (values) =>
    t('It is retired: WhatsApp showed by {time} that the contact no longer had it.', values),
  phone_only_claimed: (values) =>
    t('It is retired: it was only claimed, and WhatsApp showed it with {who}.', values),
  refused_disputed_phone: (values) =>
    t(
      'Not linked with {other}: WhatsApp showed {phone} with {own} and with {other} at the same time (since {time}), but {reason}. The conflict needs a manual decision.',
      values,
    ),
  refused_moved_phone: (values) =>
    t(
      'Not linked with {other}: {phone} moved from one BSUID to the other by {time}, and WhatsApp did not confirm a rotation. It may be the same contact with a new BSUID, or a recycled phone.',
      values,
    ),
  refused_shared_parent: (values) =>
    t(
      'Not linked with {other}: WhatsApp showed both with the same parent BSUID in one portfolio (since {time}) and did not confirm a rotation.',
      values,
    ),
  refused_two_successors: (values) =>
    t(
      'Not linked with {other}: WhatsApp reported that {previous} became {own}, and that it became {other}. Only the earlier report counts.',
      values,
    ),
  refused_two_predecessors: (values) =>
    t(
      'Not linked with {other}: WhatsApp reported that {own} became {current}, and that {other} became it too. Only the earlier report counts.',
      values,
    ),
  refused_claim: (values) =>
    t(
      'Not linked with {other}: a claim on {time} says that {what} belongs to both, but WhatsApp showed two contacts, and a claim alone never merges them.',
      values,
    ),
  refused_phone_contradicted: (values) =>
    t('Not linked with {other}: {phone} is evidence for both ({time}), but {reason}.', values),
  refused_contradicted: (values) =>
    t('Not linked with {other}: the evidence names both ({time}), but {reason}.', values),
  refused_by_decision: (values) =>
    t('Not linked with {other}: a manual decision on {time} says that they are two contacts.', values),
  reasons: (values) => t('{reason}; {further}', values),
  both_active: (values) => t('{left} and {right} were active at the same time in one portfolio', values),
  both_parents: (values) => t('{left} and {right} had different parent BSUIDs at the same time', values),
  both_phones: (values) => t('{left} and {right} had different phones at the same time', values),
  shown_with_others: (values) =>
    t('WhatsApp also showed it with {who}, so it does not identify a contact', values),
  too_much_together: () =>
    t(
      'together they would contradict other evidence, or have more identifiers than your account allows for one contact',
    ),
  on_time: (values) => t('on {time}', values),
  from_to: (values) => t('from {first} to {last}', values),
  in_portfolio: (values) => t('{bsuid} in {portfolio}', values),
  parent: (values) => t('parent BSUID {parent}', values),
  beside: (values) => t('{name} ({when})', values),
  without_bsuid: (values) => t('{phone} without a BSUID', values),
  without_bsuid_after: (values) => t('{phone} without a BSUID after {time}', values),
  waiting_messages: (values) => t('the waiting messages of {phone}', values),
  imported_contact: () => t('the imported contact'),
  imported_contact_with: (values) => t('the imported contact with {named}', values),
  created_contact: () => t('the manually created contact'),
  created_contact_with: (values) => t('the manually created contact with {named}', values),
  this_contact: () => t('this contact'),
  an_identifier: () => t('an identifier'),
  one_bsuid: () => t('one BSUID'),
  by_import: (values) => t('An import on {time} states', values),
  by_operator: (values) => t('A member or API client stated on {time}', values),
  by_channel: (values) => t('Another channel stated on {time}', values),
  by_request: (values) => t('After a phone request, the contact stated on {time}', values),
}
