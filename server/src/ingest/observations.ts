import { phoneKey } from '../identity/phone.ts'
import type { Identifiers } from '../whatsapp/values/types.ts'

/** What one update says about identity: which identifiers occurred together in a portfolio, and when. */
export type Observation = Identifiers & {
  portfolio_id: string
  at: number
  /** A status, a rotation or a handover teaches who is who, but never makes a contact. */
  creates: boolean
  event_id: string
}

export type ObservedRotation = {
  portfolio_id: string
  previous: string
  current: string
  previous_parent: string | null
  parent: string | null
  phone: string | null
  at: number
  event_id: string
}

export type SightingRow = {
  portfolio_id: string
  bsuid: string
  parent_bsuid: string
  phone: string
  phone_key: string
  first_at: Date
  last_at: Date
  creates: boolean
  event_id: string
}

export type PhoneSightingRow = {
  portfolio_id: string
  phone: string
  phone_key: string
  at: Date
  creates: boolean
  event_id: string
}

/** Folds a batch's observations into one row per combination of identifiers. */
export function foldSightings(observations: Observation[]): SightingRow[] {
  const rows = new Map<string, SightingRow>()
  for (const { portfolio_id, bsuid, parent_bsuid, phone, at, creates, event_id } of observations) {
    if (!bsuid) continue
    const key = `${portfolio_id} ${bsuid} ${parent_bsuid ?? ''} ${phone ?? ''}`
    const row = rows.get(key)
    const time = new Date(at)
    if (!row) {
      rows.set(key, {
        portfolio_id,
        bsuid,
        parent_bsuid: parent_bsuid ?? '',
        phone: phone ?? '',
        phone_key: phone ? phoneKey(phone) : '',
        first_at: time,
        last_at: time,
        creates,
        event_id,
      })
      continue
    }
    if (time < row.first_at) {
      row.first_at = time
      row.event_id = event_id
    }
    if (time > row.last_at) row.last_at = time
    row.creates ||= creates
  }
  return [...rows.values()]
}

/** Moments of a phone without a BSUID, each once. */
export function foldPhoneSightings(observations: Observation[]): PhoneSightingRow[] {
  const rows = new Map<string, PhoneSightingRow>()
  for (const { portfolio_id, bsuid, phone, at, creates, event_id } of observations) {
    if (bsuid || !phone) continue
    const key = `${portfolio_id} ${phone} ${at}`
    const row = rows.get(key)
    if (row) row.creates ||= creates
    else
      rows.set(key, { portfolio_id, phone, phone_key: phoneKey(phone), at: new Date(at), creates, event_id })
  }
  return [...rows.values()]
}
