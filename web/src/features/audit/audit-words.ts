import type { AuditAction, AuditEntry } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What was done, as it goes on behind a name. */
function actionWords(): Record<AuditAction, string> {
  return {
    'contact.opened': t('viewed a contact'),
    'contacts.listed': t('viewed the contact list'),
    'contacts.exported': t('exported contacts'),
    'conversation.opened': t('viewed a conversation'),
    'webhook_event.opened': t('viewed a raw webhook'),
    'audit_log.exported': t('exported the audit log'),
    'contact.created': t('created a contact'),
    'contact.changed': t('changed a contact'),
    'contacts.imported': t('imported contacts'),
    'contact.merged': t('merged two contacts'),
    'merge.undone': t('undid a merge'),
    'contact.set_apart': t('marked two contacts as different'),
    'conflict.decided': t('resolved an identity conflict'),
    'contact.consent_noted': t('recorded a contact’s consent'),
    'contact.blocked': t('blocked a contact'),
    'contact.unblocked': t('unblocked a contact'),
    'contact.phone_requested': t('requested a contact’s phone number'),
    'contact.erased': t('erased a contact'),
    'blocked_phone.added': t('added a blocked phone'),
    'blocked_phone.removed': t('removed a blocked phone'),
    'conversation.changed': t('changed a conversation'),
    'note.written': t('wrote a private note'),
    'note.removed': t('removed a private note'),
    'message.sent': t('sent a message'),
    'message.cancelled': t('cancelled a message'),
    'message.decided': t('resolved a message with unknown outcome'),
    'conversation.begun': t('started a conversation'),
    'conversations.changed': t('changed several conversations'),
    'label.added': t('added a label'),
    'label.changed': t('changed a label'),
    'label.removed': t('removed a label'),
    'view.added': t('saved a view'),
    'view.changed': t('changed a saved view'),
    'view.removed': t('removed a saved view'),
    'inbox.assignment_changed': t('set an inbox’s assignment rule'),
    'inbox.assignment_ended': t('removed an inbox’s assignment rule'),
    'endpoint.added': t('added a webhook endpoint'),
    'endpoint.changed': t('changed a webhook endpoint'),
    'endpoint.removed': t('removed a webhook endpoint'),
    'endpoint.paused': t('paused a webhook endpoint'),
    'endpoint.resumed': t('resumed a webhook endpoint'),
    'endpoint.secret_changed': t('replaced a webhook endpoint’s secret'),
    'endpoint.replayed': t('resent events'),
    'endpoint.tested': t('sent a test event'),
    'gateway_consumer.added': t('added a gateway consumer'),
    'gateway_consumer.changed': t('changed a gateway consumer'),
    'gateway_consumer.removed': t('removed a gateway consumer'),
    'gateway_consumer.token_changed': t('replaced a gateway consumer’s token'),
    'gateway_consumer.replayed': t('resent webhooks to a gateway consumer'),
    'gateway_consumer.number_renewed': t('changed a contact’s number at a consumer'),
    'canned_reply.added': t('added a canned reply'),
    'canned_reply.changed': t('changed a canned reply'),
    'canned_reply.removed': t('removed a canned reply'),
    'broadcast.planned': t('created a broadcast'),
    'broadcast.started': t('started a broadcast'),
    'broadcast.paused': t('paused a broadcast'),
    'broadcast.resumed': t('resumed a broadcast'),
    'broadcast.cancelled': t('cancelled a broadcast'),
    'account.set_up': t('set up the account'),
    'inbox.connected': t('connected an inbox'),
    'inbox.token_changed': t('replaced an inbox’s access token'),
    'app.secrets_changed': t('replaced an app’s secrets'),
    'inbox.sending_changed': t('changed an inbox’s sending settings'),
    'inbox.username_claimed': t('claimed a username for an inbox'),
    'inbox.username_given_up': t('released an inbox’s username'),
    'inbox.retention_changed': t('changed an inbox’s message retention'),
    'account.retention_changed': t('changed webhook and audit log retention'),
    'templates.synced': t('synced templates'),
    'webhooks.replayed': t('reprocessed webhooks'),
    'api_key.made': t('created an API key'),
    'api_key.revoked': t('revoked an API key'),
    'owner.made': t('became the first owner'),
    'invitation.made': t('invited a member'),
    'invitation.withdrawn': t('withdrew an invitation'),
    'invitation.accepted': t('joined by invitation'),
    'member.changed': t('changed a member’s role'),
    'member.removed': t('removed a member'),
    'team.added': t('added a team'),
    'team.changed': t('changed a team'),
    'team.removed': t('removed a team'),
    'segment.added': t('saved a segment'),
    'segment.changed': t('changed a segment'),
    'segment.removed': t('removed a segment'),
    'session.started': t('signed in'),
    'session.refused': t('entered an incorrect password'),
    'session.ended': t('signed out'),
    'password.changed': t('changed their password'),
    'password.refused': t('entered an incorrect password'),
    'password.link_made': t('created a password reset link'),
    'user.renamed': t('changed their name'),
    'password.reset': t('reset their password by email link'),
    'second_factor.enabled': t('turned on two-factor authentication'),
    'second_factor.disabled': t('turned off two-factor authentication'),
    'second_factor.refused': t('entered an incorrect code'),
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
  if (kind === 'operator') return t('Operator (command line)')
  if (kind === 'rules') return t('System (WhatsApp data)')
  return name === '' ? t('Unknown member') : name
}

/** What else an entry says, in a few words each; ids are left to the export. */
export function detailWords({ details }: AuditEntry): string[] {
  const names: Record<string, string> = {
    fields: t('fields'),
    role: t('role'),
    status: t('status'),
    scopes: t('permissions'),
    name: t('name'),
    decision: t('decision'),
    value: t('consent'),
    category: t('category'),
    message_days: t('message retention (days)'),
    raw_webhook_days: t('webhook retention (days)'),
    audit_entry_days: t('audit log retention (days)'),
    messages_per_second: t('messages per second'),
    paused: t('paused'),
    scope: t('scope'),
    created: t('created'),
    updated: t('updated'),
    failed: t('failed'),
    username: t('username'),
    type: t('type'),
  }
  return Object.entries(details).flatMap(([name, value]) => {
    const word = own(names, name)
    return word === undefined ? [] : [`${word}: ${valueWords(value)}`]
  })
}

function valueWords(value: unknown): string {
  if (value === null) return t('forever')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  return String(value)
}
