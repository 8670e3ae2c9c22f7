import type { Scope } from '../../../api/types'

type Group = 'Conversations' | 'People' | 'WhatsApp' | 'Other programs' | 'The account'

const WORDS: Record<Scope, { group: Group; words: string }> = {
  'conversations:read': { group: 'Conversations', words: 'Read conversations and messages' },
  'conversations:write': { group: 'Conversations', words: 'Assign, snooze and resolve conversations' },
  'messages:write': { group: 'Conversations', words: 'Send messages' },
  'contacts:read': { group: 'People', words: 'Read contacts' },
  'contacts:write': { group: 'People', words: 'Change contacts and decide who is who' },
  'contacts:export': { group: 'People', words: 'Export contacts to a file' },
  'sealed:read': { group: 'People', words: 'Read what is withheld until it is certain whose it is' },
  erase: { group: 'People', words: 'Erase people for good' },
  'inboxes:read': { group: 'WhatsApp', words: 'Read inboxes' },
  'inboxes:write': { group: 'WhatsApp', words: 'Connect inboxes, pause and resume sending' },
  'templates:read': { group: 'WhatsApp', words: 'Read templates' },
  'templates:write': { group: 'WhatsApp', words: 'Have templates read from WhatsApp again' },
  'ingest:read': { group: 'WhatsApp', words: 'See what became of webhooks' },
  'ingest:write': { group: 'WhatsApp', words: 'Have webhooks processed again' },
  'ingest:raw': { group: 'WhatsApp', words: 'Read webhooks as WhatsApp sent them' },
  'events:read': { group: 'Other programs', words: 'Follow what happens' },
  'webhooks:read': { group: 'Other programs', words: 'See where events go and what arrived' },
  'webhooks:write': { group: 'Other programs', words: 'Decide where events go, and send them again' },
  'metrics:read': { group: 'Other programs', words: 'Read figures for monitoring' },
  'members:read': { group: 'The account', words: 'See the members' },
  'members:write': { group: 'The account', words: 'Invite, change and remove members' },
  'api_keys:write': { group: 'The account', words: 'Make and revoke API keys' },
}

// Object.keys forgets what it lists.
const SCOPES = Object.keys(WORDS) as Scope[]

/** Every scope, under what it is about. */
export const SCOPE_GROUPS = [...Map.groupBy(SCOPES, (scope) => WORDS[scope].group)].map(([name, scopes]) => ({
  name,
  scopes: scopes.map((scope) => ({ scope, words: WORDS[scope].words })),
}))

/** What a scope allows, in words. */
export function scopeWords(scope: string): string {
  if (scope === '*') return 'Everything, and what is added later'
  const known = SCOPES.find((it) => it === scope)
  return known === undefined ? scope : WORDS[known].words
}

/** The scopes among what checkboxes were given. */
export function scopesOf(values: string[]): Scope[] {
  return SCOPES.filter((scope) => values.includes(scope))
}
