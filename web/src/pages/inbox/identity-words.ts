import type { Identity, IdentityEvent } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { shortIdentifier } from '../../util/words'

/** On whose word an identifier is somebody's. */
export function evidenceWords(evidence: string): string {
  const words: Record<string, string> = {
    proof: t('said by WhatsApp'),
    claim: t('from your own records'),
    attested: t('shared by themselves'),
  }
  return own(words, evidence) ?? t('noted')
}

/** Why an identifier is no longer somebody's, to stand behind its name. */
export function retiredWords(reason: string): string {
  const words: Record<string, string> = {
    rotated: t('replaced: they changed number; same person, said by WhatsApp'),
    superseded: t('is no longer theirs: they have another one now'),
    superseded_unverified: t('went to somebody else'),
    released: t('was given up'),
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
    linked: t('Two records were found to be one person'),
    merged: t('Two contacts became one'),
    unmerged: t('Two contacts were taken apart again'),
  }
  if (type === 'attached')
    return t('{name} is theirs · {evidence}', { name, evidence: evidenceWords(String(data.evidence)) })
  if (type === 'retired') return `${name} ${retiredWords(String(data.reason))}`
  if (type === 'disputed') return t('{name} is claimed by somebody else too', { name })
  return own(others, type) ?? null
}

export function nameOf(kind: IdentityEvent['kind'], value: string | null): string {
  const shown = value === null ? '' : kind === 'phone' || kind === 'email' ? value : shortIdentifier(value)
  const kinds = {
    phone: t('Phone'),
    email: t('E-mail'),
    external: t('Your id'),
    bsuid: t('WhatsApp ID'),
    parent_bsuid: t('Parent WhatsApp ID'),
  }
  return `${kind === null ? t('Identity') : kinds[kind]} ${shown}`.trim()
}
