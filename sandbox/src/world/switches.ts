/**
 * What Meta does not say, or says in two ways. Every switch lists what has been documented or seen; a system that
 * integrates with WhatsApp should pass on every side. The first value named is the default.
 */
export type Switches = {
  /** A BSUID in `to`: 200 and silence, an error, or the digits are dialled and another person gets it. */
  bsuid_in_to: 'accepted_and_lost' | 'rejected_131026' | 'reaches_holder_of_digits'
  /** `recipient` is malformed or belongs to another portfolio. */
  foreign_recipient: 131009 | 131026 | 100
  /** `recipient` was replaced by a number change. */
  retired_recipient: 131009 | 131026 | 100
  /** Where the refusal outside the 24-hour window appears. */
  window_closed_131047: 'answer' | 'status'
  /** Where the refusal of a one-time-password template to a BSUID appears. */
  bsuid_unsupported_131062: 'answer' | 'status'
  /** Where "not on WhatsApp" appears. */
  undeliverable_131026: 'status' | 'answer'
  /** Where the refusal after a marketing stop appears. */
  marketing_stopped_131050: 'answer' | 'status'
  /** `from` of system messages; `new` also shows the new BSUID in `from_user_id`. */
  system_from: 'old' | 'new' | 'absent'
  /** Which business numbers hear of a number change: each one that met the person, those of the last 30 days, none. */
  system_to: 'recent' | 'every' | 'none'
  /** When they hear of it, seen from the first message under the new BSUID. */
  system_order: 'before' | 'after' | 'never'
  /** `may_2026`: no `previous_user_id`, both BSUIDs in the text. The others are older still. */
  system_form:
    | 'current'
    | 'may_2026'
    | 'user_id_update'
    | 'customer_changed_number'
    | 'user_changed_number_legacy'
  /** Some older captures had a `contacts` array in system messages. */
  system_contacts: 'absent' | 'present'
  /** A changed device key announces itself with `customer_identity_changed`. */
  identity_change_message: 'absent' | 'present'
  /** Deleting an account and registering again with the same phone. */
  reregistration: 'keeps_bsuid' | 'renews_bsuid'
  /** What a number change does to the username. */
  number_change_username: 'kept' | 'dropped'
  /** Whether the message that shares the phone on request already shows it in `from` and `wa_id`. */
  share_from: 'absent' | 'present'
  /** `origin` of a shared contact sat on the message in an early draft. */
  share_origin: 'card' | 'message'
  /** What stands where a phone would, if it is hidden. */
  hidden_phone: 'absent' | 'empty_string' | 'null' | 'bsuid'
  /** Name of the parent's field in statuses (the old name was in use in April 2026). */
  parent_field: 'recipient_parent_user_id' | 'parent_recipient_user_id'
  /** Whether `played` statuses bring `contacts`. */
  played_contacts: 'absent' | 'present'
  /** Whether the quoted message's sender is shown with user ids in `context`. */
  context_user_ids: 'absent' | 'present'
  /** Whether a reaction opens the 24-hour window. */
  reaction_opens_window: 'no' | 'yes'
  /** Whether people's edits and deletions are passed on to ordinary numbers. */
  edits_and_revokes: 'coexistence_only' | 'every_number'
  /** What happens to messages for a person who blocked the business. */
  blocked_by_person: 'never_delivered' | 'failed_131026'
  /** Whether the device key is checked for messages to a BSUID. */
  identity_check_for_bsuid: 'works' | 'ignored'
  /** Whether echoes bring the contact's name. */
  echo_profile_name: 'absent' | 'present'
  /** Whether copies for standby apps carry user ids. */
  standby_user_ids: 'present' | 'absent'
  /** Group updates carry `timestamp` as a number, in older pages as a string. */
  group_timestamp: 'number' | 'string'
  /** The field that announces a change of the business username. */
  business_username_field: 'business_username_updates' | 'business_username_update'
  /** Alphabet of new BSUIDs: samples are digits, the contract says alphanumeric. */
  bsuid_alphabet: 'digits' | 'alphanumeric'
  /** How Meta writes Brazilian and Mexican mobiles: older form without or with the extra digit, or as dialled. */
  wa_id_form: 'meta' | 'as_dialled'
  /** Timestamps of inbound messages; milliseconds were seen in the field. */
  message_timestamp: 'seconds' | 'milliseconds'
  /** Where the first retry waits, and how long retries go on. */
  retry_schedule: 'seven_days' | 'thirty_six_hours' | 'fast'
  /** Throughput and pair limits; off for load tests. */
  limits: 'enforced' | 'off'
  /** `conversation` in statuses, as before Graph v24. */
  status_conversation: 'free_entry_point_only' | 'always'
  /** The direct link in received media came with a rollout and may be missing. */
  inbound_media_url: 'present' | 'absent'
  /** Marketing templates to people in the United States have been held back since April 2025. */
  us_marketing: 'fails_131049' | 'delivered'
  /** A `to` without `+`: with its own calling code, as most send it, or of the business's own country, as documented. */
  to_without_plus: 'international' | 'national'
  /** What happens to a message that quotes, or reacts to, one that does not exist. */
  unknown_quote: 'accepted' | 'rejected_131009'
  /** Statuses that overtake the answer to the send itself. */
  status_before_answer: 'no' | 'yes'
}

export const DEFAULT_SWITCHES: Readonly<Switches> = Object.freeze({
  bsuid_in_to: 'accepted_and_lost',
  foreign_recipient: 131009,
  retired_recipient: 131009,
  window_closed_131047: 'answer',
  bsuid_unsupported_131062: 'answer',
  undeliverable_131026: 'status',
  marketing_stopped_131050: 'answer',
  system_from: 'old',
  system_to: 'recent',
  system_order: 'before',
  system_form: 'current',
  system_contacts: 'absent',
  identity_change_message: 'absent',
  reregistration: 'keeps_bsuid',
  number_change_username: 'kept',
  share_from: 'absent',
  share_origin: 'card',
  hidden_phone: 'absent',
  parent_field: 'recipient_parent_user_id',
  played_contacts: 'absent',
  context_user_ids: 'absent',
  reaction_opens_window: 'no',
  edits_and_revokes: 'coexistence_only',
  blocked_by_person: 'never_delivered',
  identity_check_for_bsuid: 'works',
  echo_profile_name: 'absent',
  standby_user_ids: 'present',
  group_timestamp: 'number',
  business_username_field: 'business_username_updates',
  bsuid_alphabet: 'digits',
  wa_id_form: 'meta',
  message_timestamp: 'seconds',
  retry_schedule: 'seven_days',
  limits: 'enforced',
  inbound_media_url: 'present',
  us_marketing: 'fails_131049',
  status_conversation: 'free_entry_point_only',
  to_without_plus: 'international',
  unknown_quote: 'accepted',
  status_before_answer: 'no',
})

/** All values a switch can take, its default first; for help texts, validation and "every side" tests. */
export const SWITCH_VALUES: { readonly [Name in keyof Switches]: readonly Switches[Name][] } = {
  bsuid_in_to: ['accepted_and_lost', 'rejected_131026', 'reaches_holder_of_digits'],
  foreign_recipient: [131009, 131026, 100],
  retired_recipient: [131009, 131026, 100],
  window_closed_131047: ['answer', 'status'],
  bsuid_unsupported_131062: ['answer', 'status'],
  undeliverable_131026: ['status', 'answer'],
  marketing_stopped_131050: ['answer', 'status'],
  system_from: ['old', 'new', 'absent'],
  system_to: ['recent', 'every', 'none'],
  system_order: ['before', 'after', 'never'],
  system_form: [
    'current',
    'may_2026',
    'user_id_update',
    'customer_changed_number',
    'user_changed_number_legacy',
  ],
  system_contacts: ['absent', 'present'],
  identity_change_message: ['absent', 'present'],
  reregistration: ['keeps_bsuid', 'renews_bsuid'],
  number_change_username: ['kept', 'dropped'],
  share_from: ['absent', 'present'],
  share_origin: ['card', 'message'],
  hidden_phone: ['absent', 'empty_string', 'null', 'bsuid'],
  parent_field: ['recipient_parent_user_id', 'parent_recipient_user_id'],
  played_contacts: ['absent', 'present'],
  context_user_ids: ['absent', 'present'],
  reaction_opens_window: ['no', 'yes'],
  edits_and_revokes: ['coexistence_only', 'every_number'],
  blocked_by_person: ['never_delivered', 'failed_131026'],
  identity_check_for_bsuid: ['works', 'ignored'],
  echo_profile_name: ['absent', 'present'],
  standby_user_ids: ['present', 'absent'],
  group_timestamp: ['number', 'string'],
  business_username_field: ['business_username_updates', 'business_username_update'],
  bsuid_alphabet: ['digits', 'alphanumeric'],
  wa_id_form: ['meta', 'as_dialled'],
  message_timestamp: ['seconds', 'milliseconds'],
  retry_schedule: ['seven_days', 'thirty_six_hours', 'fast'],
  limits: ['enforced', 'off'],
  inbound_media_url: ['present', 'absent'],
  us_marketing: ['fails_131049', 'delivered'],
  status_conversation: ['free_entry_point_only', 'always'],
  to_without_plus: ['international', 'national'],
  unknown_quote: ['accepted', 'rejected_131009'],
  status_before_answer: ['no', 'yes'],
}

/** Sets switches by name after checking names and values. Throws on an unknown one. */
export function setSwitches(switches: Switches, changes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(changes)) {
    const values: readonly unknown[] | undefined = Object.hasOwn(SWITCH_VALUES, name)
      ? SWITCH_VALUES[name as keyof Switches]
      : undefined
    if (!values) throw new Error(`Unknown switch "${name}"`)
    if (!values.includes(value)) {
      throw new Error(`Switch "${name}" cannot be ${JSON.stringify(value)}; it takes ${values.join(', ')}`)
    }
  }
  Object.assign(switches, changes)
}
