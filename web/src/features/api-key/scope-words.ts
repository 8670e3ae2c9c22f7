import type { Scope } from '../../api/types'
import { t } from '../../i18n/t'

const groups = () => ({
  conversations: t('conversation.title'),
  people: t('contact.title'),
  whatsapp: 'WhatsApp',
  programs: t('permission.group.integrations'),
  account: t('permission.group.account'),
})
type Group = keyof ReturnType<typeof groups>

const scopes = (): Record<Scope, { group: Group; words: string }> => ({
  'conversations:read': { group: 'conversations', words: t('permission.messages_read') },
  'conversations:write': { group: 'conversations', words: t('permission.conversations_change') },
  'messages:write': { group: 'conversations', words: t('permission.messages_send') },
  'contacts:read': { group: 'people', words: t('permission.contacts_read') },
  'contacts:export': { group: 'people', words: t('permission.contacts_export') },
  'contacts:write': { group: 'people', words: t('permission.contacts_change') },
  'sealed:read': { group: 'people', words: t('permission.withheld_read') },
  erase: { group: 'people', words: t('permission.contacts_erase') },
  'inboxes:read': { group: 'whatsapp', words: t('permission.inboxes_read') },
  'inboxes:write': { group: 'whatsapp', words: t('permission.inboxes_change') },
  'templates:read': { group: 'whatsapp', words: t('permission.templates_read') },
  'templates:write': { group: 'whatsapp', words: t('permission.templates_sync') },
  'ingest:read': { group: 'whatsapp', words: t('permission.ingestion_read') },
  'ingest:write': { group: 'whatsapp', words: t('permission.ingestion_replay') },
  'ingest:raw': { group: 'whatsapp', words: t('permission.webhooks_read') },
  'events:read': { group: 'programs', words: t('permission.events_read') },
  'metrics:read': { group: 'programs', words: t('permission.metrics_read') },
  'webhooks:read': { group: 'programs', words: t('permission.endpoints_read') },
  'webhooks:write': { group: 'programs', words: t('permission.endpoints_change') },
  'gateway:write': {
    group: 'programs',
    words: t('permission.gateway_change'),
  },
  'members:read': { group: 'account', words: t('permission.members_read') },
  'members:write': { group: 'account', words: t('permission.members_change') },
  'audit:read': { group: 'account', words: t('permission.audit_read') },
  'api_keys:write': { group: 'account', words: t('permission.api_keys_change') },
})

// Object.keys forgets what it lists.
const SCOPES = Object.keys(scopes()) as Scope[]

/** Every scope, under what it is about. */
export function scopeGroups(): { name: string; scopes: { scope: Scope; words: string }[] }[] {
  const [words, names] = [scopes(), groups()]
  return [...Map.groupBy(SCOPES, (scope) => words[scope].group)].map(([group, members]) => ({
    name: names[group],
    scopes: members.map((scope) => ({ scope, words: words[scope].words })),
  }))
}

/** What a scope allows, in words. */
export function scopeWords(scope: string): string {
  if (scope === '*') return t('permission.everything')
  const known = SCOPES.find((it) => it === scope)
  return known === undefined ? scope : scopes()[known].words
}

/** The scopes among what checkboxes were given. */
export function scopesOf(values: string[]): Scope[] {
  return SCOPES.filter((scope) => values.includes(scope))
}
