import type { Identity, IdentityEvent } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { shortIdentifier } from '../../util/words'

/** The source that links an identifier to a contact. */
export function evidenceWords(evidence: string): string {
  const words: Record<string, string> = {
    proof: t('identity.evidence.proof'),
    claim: t('identity.evidence.claim'),
    attested: t('identity.evidence.attested'),
  }
  return own(words, evidence) ?? t('identity.evidence.recorded')
}

/** Why an identifier no longer belongs to a contact, shown behind its name. */
export function retiredWords(reason: string): string {
  const words: Record<string, string> = {
    rotated: t('identity.retired.rotated'),
    superseded: t('identity.retired.superseded'),
    superseded_unverified: t('identity.retired.moved'),
    released: t('identity.retired.released'),
  }
  return own(words, reason) ?? t('identity.retired.unused')
}

export function stateWords(state: Identity['state']): string {
  const states = {
    active: t('identity.state.active'),
    retired: t('identity.state.retired'),
    disputed: t('identity.state.disputed'),
  }
  return states[state]
}

export function stateColour(state: Identity['state']): string {
  return { active: 'teal', retired: 'gray', disputed: 'orange' }[state]
}

/** One quiet line about who this is; null where there is nothing to tell. */
export function identityWords({ type, kind, value, data }: IdentityEvent): string | null {
  const name = nameOf(kind, value)
  const others: Record<string, string> = {
    linked: t('identity.event.linked'),
    merged: t('identity.event.merged'),
    unmerged: t('identity.event.unmerged'),
  }
  if (type === 'attached')
    return t('identity.event.added', {
      name,
      evidence: evidenceWords(String(data.evidence)),
    })
  if (type === 'retired') return `${name} ${retiredWords(String(data.reason))}`
  if (type === 'disputed') return t('identity.event.disputed', { name })
  return own(others, type) ?? null
}

export function nameOf(kind: IdentityEvent['kind'], value: string | null): string {
  const shown = value === null ? '' : kind === 'phone' || kind === 'email' ? value : shortIdentifier(value)
  const kinds = {
    phone: t('identity.kind.phone'),
    email: t('common.email'),
    external: t('identity.kind.external'),
    bsuid: t('identity.kind.bsuid'),
    parent_bsuid: t('identity.kind.parent_bsuid'),
  }
  return `${kind === null ? t('identity.kind.unnamed') : kinds[kind]} ${shown}`.trim()
}
