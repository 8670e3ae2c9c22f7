import type { AuditAction, AuditEntry } from '../../../api/types'
import { t } from '../../../i18n/t'
import { own } from '../../../util/own'

/** What was done, as it goes on behind a name. */
function actionWords(): Record<AuditAction, string> {
  return {
    'contact.opened': t('looked at a contact'),
    'contacts.listed': t('looked through the contacts'),
    'contacts.exported': t('exported the contacts'),
    'conversation.opened': t('opened a conversation'),
    'webhook_event.opened': t('looked at a webhook as WhatsApp sent it'),
    'audit_log.exported': t('exported the audit log'),
    'contact.created': t('made a contact'),
    'contact.changed': t('changed a contact'),
    'contacts.imported': t('imported contacts'),
    'contact.merged': t('merged two contacts'),
    'merge.undone': t('took a merge apart again'),
    'contact.set_apart': t('said that two contacts are two people'),
    'conflict.decided': t('decided who is who'),
    'contact.consent_noted': t('noted what a contact agreed to'),
    'contact.blocked': t('blocked a contact'),
    'contact.unblocked': t('unblocked a contact'),
    'contact.phone_requested': t('asked a contact for their phone number'),
    'contact.erased': t('erased a contact'),
    'blocked_phone.added': t('put a phone on the list of shared numbers'),
    'blocked_phone.removed': t('took a phone off the list of shared numbers'),
    'conversation.changed': t('changed a conversation'),
    'note.written': t('wrote a private note'),
    'note.removed': t('removed a private note'),
    'message.sent': t('sent a message'),
    'message.cancelled': t('cancelled a message'),
    'message.decided': t('decided about a message of which nobody knew whether it was sent'),
    'conversation.begun': t('opened a new conversation'),
    'conversations.changed': t('changed several conversations'),
    'label.added': t('added a label'),
    'label.changed': t('changed a label'),
    'label.removed': t('removed a label'),
    'view.added': t('saved a filter'),
    'view.changed': t('changed a saved filter'),
    'view.removed': t('removed a saved filter'),
    'inbox.assignment_changed': t('set who is given new conversations'),
    'inbox.assignment_ended': t('left new conversations to whoever takes them'),
    'endpoint.added': t('added an endpoint for events'),
    'endpoint.changed': t('changed an endpoint for events'),
    'endpoint.removed': t('removed an endpoint for events'),
    'endpoint.paused': t('paused an endpoint for events'),
    'endpoint.resumed': t('resumed an endpoint for events'),
    'endpoint.secret_changed': t('gave an endpoint another secret'),
    'endpoint.replayed': t('had events sent again'),
    'endpoint.tested': t('sent a test event'),
    'gateway_consumer.added': t('added a consumer of the gateway'),
    'gateway_consumer.changed': t('changed a consumer of the gateway'),
    'gateway_consumer.removed': t('removed a consumer of the gateway'),
    'gateway_consumer.token_changed': t('gave a consumer of the gateway another token'),
    'gateway_consumer.replayed': t('had webhooks delivered to a consumer again'),
    'gateway_consumer.number_renewed': t('gave somebody another number with a consumer'),
    'canned_reply.added': t('added a canned reply'),
    'canned_reply.changed': t('changed a canned reply'),
    'canned_reply.removed': t('removed a canned reply'),
    'broadcast.planned': t('planned a broadcast'),
    'broadcast.started': t('started a broadcast'),
    'broadcast.paused': t('paused a broadcast'),
    'broadcast.resumed': t('let a broadcast go on'),
    'broadcast.cancelled': t('cancelled a broadcast'),
    'account.set_up': t('set the account up'),
    'inbox.connected': t('connected an inbox'),
    'inbox.token_changed': t('gave an inbox another access token'),
    'app.secrets_changed': t('gave an app other secrets'),
    'inbox.sending_changed': t('changed how an inbox sends'),
    'inbox.username_claimed': t('claimed a username for an inbox'),
    'inbox.username_given_up': t('gave up the username of an inbox'),
    'inbox.retention_changed': t('changed how long an inbox keeps its messages'),
    'account.retention_changed': t('changed how long webhooks and this log are kept'),
    'templates.synced': t('had the templates read again'),
    'webhooks.replayed': t('had webhooks worked on again'),
    'api_key.made': t('made an API key'),
    'api_key.revoked': t('revoked an API key'),
    'owner.made': t('became the first owner'),
    'invitation.made': t('invited somebody'),
    'invitation.withdrawn': t('took an invitation back'),
    'invitation.accepted': t('joined by an invitation'),
    'member.changed': t('changed the role of a member'),
    'member.removed': t('removed a member'),
    'team.added': t('added a team'),
    'team.changed': t('changed a team'),
    'team.removed': t('removed a team'),
    'segment.added': t('saved a segment'),
    'segment.changed': t('changed a segment'),
    'segment.removed': t('removed a segment'),
    'session.started': t('signed in'),
    'session.refused': t('was refused: a wrong password was given'),
    'session.ended': t('signed out'),
    'password.changed': t('changed their password'),
    'password.refused': t('was refused: a wrong password was given'),
    'password.link_made': t('made a link to set a new password'),
    'user.renamed': t('changed their name'),
    'password.reset': t('set a new password by a mailed link'),
    'second_factor.enabled': t('turned their second factor on'),
    'second_factor.disabled': t('turned their second factor off'),
    'second_factor.refused': t('was refused: a wrong code was given'),
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
  if (kind === 'operator') return t('A command on the machine')
  if (kind === 'rules') return t('What WhatsApp showed')
  return name === '' ? t('Somebody') : name
}

/** What else an entry says, in a few words each; ids are left to the export. */
export function detailWords({ details }: AuditEntry): string[] {
  const names: Record<string, string> = {
    fields: t('what'),
    role: t('role'),
    status: t('status'),
    scopes: t('it may'),
    name: t('name'),
    decision: t('decision'),
    value: t('answer'),
    category: t('category'),
    message_days: t('days'),
    raw_webhook_days: t('days of webhooks'),
    audit_entry_days: t('days of this log'),
    messages_per_second: t('messages a second'),
    paused: t('paused'),
    scope: t('which'),
    created: t('made'),
    updated: t('updated'),
    failed: t('failed'),
    username: t('username'),
    type: t('kind'),
  }
  return Object.entries(details).flatMap(([name, value]) => {
    const word = own(names, name)
    return word === undefined ? [] : [`${word}: ${valueWords(value)}`]
  })
}

function valueWords(value: unknown): string {
  if (value === null) return t('for ever')
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  return String(value)
}
