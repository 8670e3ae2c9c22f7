import type { AnchorKey } from './types.ts'

export function bsuidAnchor(portfolio: string, bsuid: string): AnchorKey {
  return `b:${portfolio}:${bsuid}`
}

/** A phone as held at one time without a BSUID; `at` null means since ever. */
export function phoneAnchor(phone_key: string, at: number | null): AnchorKey {
  return `t:${phone_key}|${at ?? '-'}`
}

/** The holding place of a phone that two people claim, or that is on the block list. */
export function disputedAnchor(phone_key: string): AnchorKey {
  return `d:${phone_key}`
}

export function contactAnchor(contact: string): AnchorKey {
  return `c:${contact}`
}

export type ParsedAnchor =
  | { kind: 'bsuid'; portfolio: string; bsuid: string }
  | { kind: 'phone'; phone_key: string; at: number | null }
  | { kind: 'disputed'; phone_key: string }
  | { kind: 'contact'; contact: string }

/** Reads an anchor key; throws on text that none of the functions above wrote, which would be a programming error. */
export function parseAnchor(anchor: AnchorKey): ParsedAnchor {
  const rest = anchor.slice(2)
  switch (anchor.slice(0, 2)) {
    case 'b:': {
      const colon = rest.indexOf(':')
      return { kind: 'bsuid', portfolio: rest.slice(0, colon), bsuid: rest.slice(colon + 1) }
    }
    case 't:': {
      const [phone_key = '', at = '-'] = rest.split('|')
      return { kind: 'phone', phone_key, at: at === '-' ? null : Number(at) }
    }
    case 'd:':
      return { kind: 'disputed', phone_key: rest }
    case 'c:':
      return { kind: 'contact', contact: rest }
  }
  throw new Error(`not an anchor: ${anchor.slice(0, 2)}…`)
}
