import type { Scope } from '../../api/types'
import { t } from '../../i18n/t'

const groups = () => ({
  conversations: t('Conversations'),
  people: t('Contacts'),
  whatsapp: 'WhatsApp',
  programs: t('Integrations'),
  account: t('Account'),
})
type Group = keyof ReturnType<typeof groups>

const scopes = (): Record<Scope, { group: Group; words: string }> => ({
  'conversations:read': { group: 'conversations', words: t('Read conversations and messages') },
  'conversations:write': { group: 'conversations', words: t('Assign, snooze and resolve conversations') },
  'messages:write': { group: 'conversations', words: t('Send messages') },
  'contacts:read': { group: 'people', words: t('Read contacts') },
  'contacts:export': { group: 'people', words: t('Export contacts') },
  'contacts:write': { group: 'people', words: t('Change contacts and review identities') },
  'sealed:read': { group: 'people', words: t('Read history withheld until identity is confirmed') },
  erase: { group: 'people', words: t('Permanently erase contacts') },
  'inboxes:read': { group: 'whatsapp', words: t('Read inboxes') },
  'inboxes:write': { group: 'whatsapp', words: t('Connect inboxes, pause and resume sending') },
  'templates:read': { group: 'whatsapp', words: t('Read templates') },
  'templates:write': { group: 'whatsapp', words: t('Sync templates from WhatsApp') },
  'ingest:read': { group: 'whatsapp', words: t('View webhook processing status') },
  'ingest:write': { group: 'whatsapp', words: t('Reprocess webhooks') },
  'ingest:raw': { group: 'whatsapp', words: t('Read raw webhooks from WhatsApp') },
  'events:read': { group: 'programs', words: t('Read the event feed') },
  'metrics:read': { group: 'programs', words: t('Read monitoring metrics') },
  'webhooks:read': { group: 'programs', words: t('View endpoints and deliveries') },
  'webhooks:write': { group: 'programs', words: t('Manage endpoints and resend events') },
  'gateway:write': {
    group: 'programs',
    words: t('Manage gateway consumers and their settings'),
  },
  'members:read': { group: 'account', words: t('View members') },
  'members:write': { group: 'account', words: t('Invite, change and remove members') },
  'audit:read': { group: 'account', words: t('Read the audit log') },
  'api_keys:write': { group: 'account', words: t('Create and revoke API keys') },
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
  if (scope === '*') return t('All permissions, including future ones')
  const known = SCOPES.find((it) => it === scope)
  return known === undefined ? scope : scopes()[known].words
}

/** The scopes among what checkboxes were given. */
export function scopesOf(values: string[]): Scope[] {
  return SCOPES.filter((scope) => values.includes(scope))
}
