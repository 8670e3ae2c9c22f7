import type { Identity, IdentityEvent } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { shortIdentifier } from '../../util/words'

/** On whose word an identifier is somebody's. */
export function evidenceWords(evidence: string): string {
  const words: Record<string, string> = {
    proof: t('confirmed by WhatsApp'),
    claim: t('from your own records'),
    attested: t('shared by the contact'),
  }
  return own(words, evidence) ?? t('recorded')
}

/** Why an identifier is no longer somebody's, to stand behind its name. */
export function retiredWords(reason: string): string {
  const words: Record<string, string> = {
    rotated: t('was replaced: the contact changed number (confirmed by WhatsApp)'),
    superseded: t('no longer belongs to this contact: a newer one replaced it'),
    superseded_unverified: t('went to another contact'),
    released: t('was released'),
  }
  return own(words, reason) ?? t('is no longer used')
}

export function stateWords(state: Identity['state']): string {
  const states = { active: t('active'), retired: t('former'), disputed: t('disputed') }
  return states[state]
}

export function stateColour(state: Identity['state']): string {
  return { active: 'teal', retired: 'gray', disputed: 'orange' }[state]
}

/** One quiet line about who this is; null where there is nothing to tell. */
export function identityWords({ type, kind, value, data }: IdentityEvent): string | null {
  const name = nameOf(kind, value)
  const others: Record<string, string> = {
    linked: t('Two records were linked as the same contact'),
    merged: t('Two contacts were merged'),
    unmerged: t('A merge of two contacts was undone'),
  }
  if (type === 'attached')
    return t('{name} belongs to this contact · {evidence}', {
      name,
      evidence: evidenceWords(String(data.evidence)),
    })
  if (type === 'retired') return `${name} ${retiredWords(String(data.reason))}`
  if (type === 'disputed') return t('{name} is also claimed by another contact', { name })
  return own(others, type) ?? null
}

export function nameOf(kind: IdentityEvent['kind'], value: string | null): string {
  const shown = value === null ? '' : kind === 'phone' || kind === 'email' ? value : shortIdentifier(value)
  const kinds = {
    phone: t('Phone'),
    email: t('Email'),
    external: t('External ID'),
    bsuid: t('WhatsApp ID'),
    parent_bsuid: t('Parent WhatsApp ID'),
  }
  return `${kind === null ? t('Identity') : kinds[kind]} ${shown}`.trim()
}
