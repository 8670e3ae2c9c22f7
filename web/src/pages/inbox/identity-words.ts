import type { IdentityEvent } from '../../api/types'
import { shortIdentifier } from '../../util/words'

const ATTACHED_BY: Record<string, string> = {
  proof: 'said by WhatsApp',
  claim: 'from your own records',
  attested: 'shared by themselves',
}

const RETIRED: Record<string, string> = {
  rotated: 'replaced: they changed number; same person, said by WhatsApp',
  superseded: 'is no longer theirs: they have another one now',
  superseded_unverified: 'went to somebody else',
  released: 'was given up',
}

const OTHERS: Record<string, string> = {
  linked: 'Two records were found to be one person',
  merged: 'Two contacts became one',
  unmerged: 'Two contacts were taken apart again',
}

/** One quiet line about who this is; null where there is nothing to tell. */
export function identityWords({ type, kind, value, data }: IdentityEvent): string | null {
  const name = nameOf(kind, value)
  if (type === 'attached') return `${name} is theirs · ${ATTACHED_BY[String(data.evidence)] ?? 'noted'}`
  if (type === 'retired') return `${name} ${RETIRED[String(data.reason)] ?? 'is no longer used'}`
  if (type === 'disputed') return `${name} is claimed by somebody else too`
  return OTHERS[type] ?? null
}

export function nameOf(kind: IdentityEvent['kind'], value: string | null): string {
  const shown = value === null ? '' : kind === 'phone' || kind === 'email' ? value : shortIdentifier(value)
  const words = {
    phone: 'Phone',
    email: 'E-mail',
    external: 'Your id',
    bsuid: 'WhatsApp ID',
    parent_bsuid: 'Parent WhatsApp ID',
  }
  return `${kind === null ? 'Identity' : words[kind]} ${shown}`.trim()
}
