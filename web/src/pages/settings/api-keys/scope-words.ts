import type { Scope } from '../../../api/types'
import { t } from '../../../i18n/t'

const groups = () => ({
  conversations: t('Conversations'),
  people: t('People'),
  whatsapp: 'WhatsApp',
  programs: t('Other programs'),
  account: t('The account'),
})
type Group = keyof ReturnType<typeof groups>

const scopes = (): Record<Scope, { group: Group; words: string }> => ({
  'conversations:read': { group: 'conversations', words: t('Read conversations and messages') },
  'conversations:write': { group: 'conversations', words: t('Assign, snooze and resolve conversations') },
  'messages:write': { group: 'conversations', words: t('Send messages') },
  'contacts:read': { group: 'people', words: t('Read contacts') },
  'contacts:export': { group: 'people', words: t('Take contacts out as a file') },
  'contacts:write': { group: 'people', words: t('Change contacts and decide who is who') },
  'sealed:read': { group: 'people', words: t('Read what is withheld until it is certain whose it is') },
  erase: { group: 'people', words: t('Erase people for good') },
  'inboxes:read': { group: 'whatsapp', words: t('Read inboxes') },
  'inboxes:write': { group: 'whatsapp', words: t('Connect inboxes, pause and resume sending') },
  'templates:read': { group: 'whatsapp', words: t('Read templates') },
  'templates:write': { group: 'whatsapp', words: t('Have templates read from WhatsApp again') },
  'ingest:read': { group: 'whatsapp', words: t('See what became of webhooks') },
  'ingest:write': { group: 'whatsapp', words: t('Have webhooks processed again') },
  'ingest:raw': { group: 'whatsapp', words: t('Read webhooks as WhatsApp sent them') },
  'events:read': { group: 'programs', words: t('Follow what happens') },
  'metrics:read': { group: 'programs', words: t('Read figures for monitoring') },
  'webhooks:read': { group: 'programs', words: t('See where events go and what arrived') },
  'webhooks:write': { group: 'programs', words: t('Decide where events go, and send them again') },
  'gateway:write': {
    group: 'programs',
    words: t('Decide which programs stand behind the gateway, and what they are told'),
  },
  'members:read': { group: 'account', words: t('See the members') },
  'members:write': { group: 'account', words: t('Invite, change and remove members') },
  'audit:read': { group: 'account', words: t('Read who did what') },
  'api_keys:write': { group: 'account', words: t('Make and revoke API keys') },
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
  if (scope === '*') return t('Everything, and what is added later')
  const known = SCOPES.find((it) => it === scope)
  return known === undefined ? scope : scopes()[known].words
}

/** The scopes among what checkboxes were given. */
export function scopesOf(values: string[]): Scope[] {
  return SCOPES.filter((scope) => values.includes(scope))
}
