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
  shown: (values) => t('explain.shown', values),
  never_shown: () => t('explain.never_shown'),
  only_claimed: (values) => t('explain.only_claimed', values),
  waiting_blocked: (values) => t('explain.waiting_blocked', values),
  waiting_disputed: (values) => t('explain.waiting_disputed', values),
  joined_by_rotation: (values) => t('explain.joined_by_rotation', values),
  joined_by_parent: (values) => t('explain.joined_by_parent', values),
  joined_by_phone: (values) => t('explain.joined_by_phone', values),
  joined_by_next_bsuid: (values) => t('explain.joined_by_next_bsuid', values),
  joined_by_next_sighting: (values) => t('explain.joined_by_next_sighting', values),
  joined_by_claim: (values) => t('explain.joined_by_claim', values),
  claim_of_value: (values) => t('explain.claim_of_value', values),
  claim_then_shown: (values) => t('explain.claim_then_shown', values),
  joined_by_sharing: (values) => t('explain.joined_by_sharing', values),
  phone_shared: (values) => t('explain.phone_shared', values),
  joined_by_decision: (values) => t('explain.joined_by_decision', values),
  stale: (values) => t('explain.stale', values),
  only_named: () => t('explain.only_named'),
  first_seen: (values) => t('explain.first_seen', values),
  first_seen_in: (values) => t('explain.first_seen_in', values),
  no_phone_shown: () => t('explain.no_phone_shown'),
  shown_together: (values) => t('explain.shown_together', values),
  became_this: (values) => t('explain.became_this', values),
  became_another: (values) => t('explain.became_another', values),
  shown_with: (values) => t('explain.shown_with', values),
  shown_with_forms: (values) => t('explain.shown_with_forms', values),
  named_in_rotation: (values) => t('explain.named_in_rotation', values),
  parent_replaced: () => t('explain.parent_replaced'),
  used_alone: (values) => t('explain.used_alone', values),
  claimed: (values) => t('explain.claimed', values),
  claimed_unconfirmed: (values) => t('explain.claimed_unconfirmed', values),
  shared: (values) => t('explain.shared', values),
  phone_blocked: () => t('explain.phone_blocked'),
  phone_current: () => t('explain.phone_current'),
  phone_one_of_several: () => t('explain.phone_one_of_several'),
  phone_disputed: (values) => t('explain.phone_disputed', values),
  phone_disputed_since: (values) => t('explain.phone_disputed_since', values),
  phone_superseded: (values) => t('explain.phone_superseded', values),
  phone_retired_by_rotation: (values) => t('explain.phone_retired_by_rotation', values),
  phone_retired_by_phone: (values) => t('explain.phone_retired_by_phone', values),
  phone_retired_by_loss: (values) => t('explain.phone_retired_by_loss', values),
  phone_only_claimed: (values) => t('explain.phone_only_claimed', values),
  refused_disputed_phone: (values) => t('explain.refused_disputed_phone', values),
  refused_moved_phone: (values) => t('explain.refused_moved_phone', values),
  refused_shared_parent: (values) => t('explain.refused_shared_parent', values),
  refused_two_successors: (values) => t('explain.refused_two_successors', values),
  refused_two_predecessors: (values) => t('explain.refused_two_predecessors', values),
  refused_claim: (values) => t('explain.refused_claim', values),
  refused_phone_contradicted: (values) => t('explain.refused_phone_contradicted', values),
  refused_contradicted: (values) => t('explain.refused_contradicted', values),
  refused_by_decision: (values) => t('explain.refused_by_decision', values),
  reasons: (values) => t('explain.reasons', values),
  both_active: (values) => t('explain.both_active', values),
  both_parents: (values) => t('explain.both_parents', values),
  both_phones: (values) => t('explain.both_phones', values),
  shown_with_others: (values) => t('explain.shown_with_others', values),
  too_much_together: () => t('explain.too_much_together'),
  on_time: (values) => t('identity.seen.on', values),
  from_to: (values) => t('identity.seen.from_to', values),
  in_portfolio: (values) => t('explain.in_portfolio', values),
  parent: (values) => t('explain.parent', values),
  beside: (values) => t('explain.beside', values),
  without_bsuid: (values) => t('explain.without_bsuid', values),
  without_bsuid_after: (values) => t('explain.without_bsuid_after', values),
  waiting_messages: (values) => t('explain.waiting_messages', values),
  imported_contact: () => t('explain.imported_contact'),
  imported_contact_with: (values) => t('explain.imported_contact_with', values),
  created_contact: () => t('explain.created_contact'),
  created_contact_with: (values) => t('explain.created_contact_with', values),
  this_contact: () => t('explain.this_contact'),
  an_identifier: () => t('explain.an_identifier'),
  one_bsuid: () => t('explain.one_bsuid'),
  by_import: (values) => t('explain.by_import', values),
  by_operator: (values) => t('explain.by_operator', values),
  by_channel: (values) => t('explain.by_channel', values),
  by_request: (values) => t('explain.by_request', values),
}
