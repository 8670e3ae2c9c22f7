import type { AuditAction, AuditEntry } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What was done, as it goes on behind a name. */
function actionWords(): Record<AuditAction, string> {
  return {
    'contact.opened': t('audit.action.contact_opened'),
    'contacts.listed': t('audit.action.contacts_listed'),
    'contacts.exported': t('audit.action.contacts_exported'),
    'conversation.opened': t('audit.action.conversation_opened'),
    'webhook_event.opened': t('audit.action.webhook_event_opened'),
    'audit_log.exported': t('audit.action.audit_log_exported'),
    'contact.created': t('audit.action.contact_created'),
    'contact.changed': t('audit.action.contact_changed'),
    'contacts.imported': t('audit.action.contacts_imported'),
    'contact.merged': t('audit.action.contact_merged'),
    'merge.undone': t('audit.action.merge_undone'),
    'contact.set_apart': t('audit.action.contact_set_apart'),
    'conflict.decided': t('audit.action.conflict_decided'),
    'contact.consent_noted': t('audit.action.contact_consent_noted'),
    'contact.blocked': t('audit.action.contact_blocked'),
    'contact.unblocked': t('audit.action.contact_unblocked'),
    'contact.phone_requested': t('audit.action.contact_phone_requested'),
    'contact.erased': t('audit.action.contact_erased'),
    'blocked_phone.added': t('audit.action.blocked_phone_added'),
    'blocked_phone.removed': t('audit.action.blocked_phone_removed'),
    'conversation.changed': t('audit.action.conversation_changed'),
    'note.written': t('audit.action.note_written'),
    'note.removed': t('audit.action.note_removed'),
    'message.sent': t('audit.action.message_sent'),
    'message.cancelled': t('audit.action.message_cancelled'),
    'message.decided': t('audit.action.message_decided'),
    'conversation.begun': t('audit.action.conversation_begun'),
    'conversations.changed': t('audit.action.conversations_changed'),
    'label.added': t('audit.action.label_added'),
    'label.changed': t('audit.action.label_changed'),
    'label.removed': t('audit.action.label_removed'),
    'view.added': t('audit.action.view_added'),
    'view.changed': t('audit.action.view_changed'),
    'view.removed': t('audit.action.view_removed'),
    'inbox.assignment_changed': t('audit.action.inbox_assignment_changed'),
    'inbox.assignment_ended': t('audit.action.inbox_assignment_ended'),
    'endpoint.added': t('audit.action.endpoint_added'),
    'endpoint.changed': t('audit.action.endpoint_changed'),
    'endpoint.removed': t('audit.action.endpoint_removed'),
    'endpoint.paused': t('audit.action.endpoint_paused'),
    'endpoint.resumed': t('audit.action.endpoint_resumed'),
    'endpoint.secret_changed': t('audit.action.endpoint_secret_changed'),
    'endpoint.replayed': t('audit.action.endpoint_replayed'),
    'endpoint.tested': t('audit.action.endpoint_tested'),
    'gateway_consumer.added': t('audit.action.gateway_consumer_added'),
    'gateway_consumer.changed': t('audit.action.gateway_consumer_changed'),
    'gateway_consumer.removed': t('audit.action.gateway_consumer_removed'),
    'gateway_consumer.token_changed': t('audit.action.gateway_consumer_token_changed'),
    'gateway_consumer.replayed': t('audit.action.gateway_consumer_replayed'),
    'gateway_consumer.number_renewed': t('audit.action.gateway_consumer_number_renewed'),
    'canned_reply.added': t('audit.action.canned_reply_added'),
    'canned_reply.changed': t('audit.action.canned_reply_changed'),
    'canned_reply.removed': t('audit.action.canned_reply_removed'),
    'broadcast.planned': t('audit.action.broadcast_planned'),
    'broadcast.started': t('audit.action.broadcast_started'),
    'broadcast.paused': t('audit.action.broadcast_paused'),
    'broadcast.resumed': t('audit.action.broadcast_resumed'),
    'broadcast.cancelled': t('audit.action.broadcast_cancelled'),
    'account.set_up': t('audit.action.account_set_up'),
    'inbox.connected': t('audit.action.inbox_connected'),
    'inbox.token_changed': t('audit.action.inbox_token_changed'),
    'app.secrets_changed': t('audit.action.app_secrets_changed'),
    'inbox.sending_changed': t('audit.action.inbox_sending_changed'),
    'inbox.username_claimed': t('audit.action.inbox_username_claimed'),
    'inbox.username_given_up': t('audit.action.inbox_username_given_up'),
    'inbox.retention_changed': t('audit.action.inbox_retention_changed'),
    'account.retention_changed': t('audit.action.account_retention_changed'),
    'templates.synced': t('audit.action.templates_synced'),
    'webhooks.replayed': t('audit.action.webhooks_replayed'),
    'api_key.made': t('audit.action.api_key_made'),
    'api_key.revoked': t('audit.action.api_key_revoked'),
    'owner.made': t('audit.action.owner_made'),
    'invitation.made': t('audit.action.invitation_made'),
    'invitation.withdrawn': t('audit.action.invitation_withdrawn'),
    'invitation.accepted': t('audit.action.invitation_accepted'),
    'member.changed': t('audit.action.member_changed'),
    'member.removed': t('audit.action.member_removed'),
    'team.added': t('audit.action.team_added'),
    'team.changed': t('audit.action.team_changed'),
    'team.removed': t('audit.action.team_removed'),
    'segment.added': t('audit.action.segment_added'),
    'segment.changed': t('audit.action.segment_changed'),
    'segment.removed': t('audit.action.segment_removed'),
    'session.started': t('audit.action.session_started'),
    'session.refused': t('audit.action.session_refused'),
    'session.ended': t('audit.action.session_ended'),
    'password.changed': t('audit.action.password_changed'),
    'password.refused': t('audit.action.session_refused'),
    'password.link_made': t('audit.action.password_link_made'),
    'user.renamed': t('audit.action.user_renamed'),
    'password.reset': t('audit.action.password_reset'),
    'second_factor.enabled': t('audit.action.second_factor_enabled'),
    'second_factor.disabled': t('audit.action.second_factor_disabled'),
    'second_factor.refused': t('audit.action.second_factor_refused'),
  }
}

export function actionOptions(): { value: AuditAction; label: string }[] {
  const words = actionWords()
  // Object.keys forgets what it lists.
  const actions = Object.keys(words) as AuditAction[]
  return actions.map((value) => ({ value, label: words[value] }))
}

export function didWords({ action }: AuditEntry): string {
  return actionWords()[action] ?? action
}

/** Who did it, where it was no person. */
export function actorWords({ kind, name }: AuditEntry['actor']): string {
  if (kind === 'operator') return t('audit.actor.operator')
  if (kind === 'rules') return t('audit.actor.system')
  return name === '' ? t('member.unknown') : name
}

/** What else an entry says, in a few words each; ids are left to the export. */
export function detailWords({ details }: AuditEntry): string[] {
  const names: Record<string, string> = {
    fields: t('audit.field.fields'),
    role: t('audit.field.role'),
    status: t('audit.field.status'),
    scopes: t('audit.field.permissions'),
    name: t('audit.field.name'),
    decision: t('audit.field.decision'),
    value: t('audit.field.consent'),
    category: t('audit.field.category'),
    message_days: t('audit.field.message_days'),
    raw_webhook_days: t('audit.field.webhook_days'),
    audit_entry_days: t('audit.field.audit_days'),
    messages_per_second: t('audit.field.messages_per_second'),
    paused: t('audit.field.paused'),
    scope: t('audit.field.scope'),
    created: t('audit.field.created'),
    updated: t('audit.field.updated'),
    failed: t('audit.field.failed'),
    username: t('audit.field.username'),
    type: t('audit.field.type'),
  }
  return Object.entries(details).flatMap(([name, value]) => {
    const word = own(names, name)
    return word === undefined ? [] : [`${word}: ${valueWords(value)}`]
  })
}

function valueWords(value: unknown): string {
  if (value === null) return t('audit.value.forever')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
  return String(value)
}
