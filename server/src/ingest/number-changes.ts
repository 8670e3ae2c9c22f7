import { phoneKey } from '../identity/phone.ts'
import type { Rotation, Sighting } from '../identity/types.ts'
import type { IdentityScope } from '../platform/account-lock/identity-scope.ts'
import { loadFacts, type Seeds } from '../resolution/facts/load-facts.ts'
import type { Identifiers } from '../whatsapp/values/types.ts'
import type { ObservedRotation } from './observations.ts'

/** What one copy of a message names, and when that was shown. */
export type NamedCopy = Identifiers & { at_ms: number }

export type NamedMessage = { portfolio_id: string; copies: NamedCopy[] }

type Shown = Identifiers & { portfolio_id: string }
type Link = Pick<Rotation, 'portfolio' | 'previous' | 'current' | 'phone'>

/**
 * Those of these messages that belong to one contact although their copies name different identifiers, because the contact
 * changed their number between the copies. All BSUIDs are the same or follow each other by rotations, and what a copy names
 * without a BSUID was shown with one of them. `batch`: what this batch shows besides the facts that are stored.
 */
export async function findRenumbered<Message extends NamedMessage>(
  scope: IdentityScope,
  messages: Message[],
  batch: { rotations: ObservedRotation[]; shown: Shown[] },
): Promise<Message[]> {
  if (messages.length === 0) return []
  const facts = await loadFacts(scope, seedsOf(messages))
  const links = [...facts.rotations, ...batch.rotations.map((it) => ({ ...it, portfolio: it.portfolio_id }))]
  const shown = [...facts.sightings.map(readSighting), ...batch.shown]
  return messages.filter((message) => isOneContact(message, links, shown))
}

/** What a message was sent under: its first copy names it, and a later one only adds to the same BSUID. */
export function firstNamed(copies: NamedCopy[]): Identifiers {
  const sorted = copies.toSorted(
    (a, b) => a.at_ms - b.at_ms || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  )
  const bsuid = sorted.find((it) => it.bsuid !== null)?.bsuid ?? null
  const own = sorted.filter((it) => it.bsuid === null || it.bsuid === bsuid)
  return {
    bsuid,
    parent_bsuid: own.find((it) => it.parent_bsuid !== null)?.parent_bsuid ?? null,
    phone: own.find((it) => it.phone !== null)?.phone ?? null,
  }
}

function seedsOf(messages: NamedMessage[]): Seeds {
  const seeds: Seeds = { bsuids: [], phones: [], parents: [], anchors: [] }
  for (const { portfolio_id, copies } of messages) {
    for (const { bsuid, phone } of copies) {
      if (bsuid !== null) seeds.bsuids.push({ portfolio: portfolio_id, bsuid })
      else if (phone !== null) seeds.phones.push(phoneKey(phone))
    }
  }
  return seeds
}

function readSighting({ portfolio, bsuid, parent, phone }: Sighting): Shown {
  return { portfolio_id: portfolio, bsuid, parent_bsuid: parent, phone }
}

function isOneContact({ portfolio_id, copies }: NamedMessage, links: Link[], shown: Shown[]): boolean {
  const rotations = links.filter(({ portfolio }) => portfolio === portfolio_id)
  const facts = shown.filter((it) => it.portfolio_id === portfolio_id)
  return beginningsOf(copies, facts).some((bsuid) => {
    const bsuids = chainOf(bsuid, rotations)
    const theirs = facts.filter((it) => it.bsuid !== null && bsuids.has(it.bsuid))
    const rotated = rotations.filter(({ current }) => bsuids.has(current))
    const phones = keysOf([...theirs, ...rotated].map(({ phone }) => phone))
    const parents = new Set(theirs.map(({ parent_bsuid }) => parent_bsuid))
    return copies.every((it) => {
      if (it.bsuid !== null) return bsuids.has(it.bsuid) && hasOneParent(it.bsuid, copies)
      return (
        (it.phone === null || phones.has(phoneKey(it.phone))) &&
        (it.parent_bsuid === null || parents.has(it.parent_bsuid))
      )
    })
  })
}

/** The BSUID of a copy; where all name phones alone, those that were shown with one of the phones. */
function beginningsOf(copies: NamedCopy[], facts: Shown[]): string[] {
  const named = copies.find(({ bsuid }) => bsuid !== null)?.bsuid
  if (named) return [named]
  const phones = keysOf(copies.map(({ phone }) => phone))
  return facts.flatMap(({ bsuid, phone }) => (bsuid && phone && phones.has(phoneKey(phone)) ? [bsuid] : []))
}

function chainOf(bsuid: string, rotations: Link[]): Set<string> {
  const chain = new Set([bsuid])
  // A set that grows is walked to its end.
  for (const one of chain) {
    for (const { previous, current } of rotations) {
      if (previous === one) chain.add(current)
      if (current === one) chain.add(previous)
    }
  }
  return chain
}

/** A parent changes with the BSUID; two under one BSUID contradict each other. */
function hasOneParent(bsuid: string, copies: NamedCopy[]): boolean {
  const parents = copies.flatMap((it) => (it.bsuid === bsuid ? (it.parent_bsuid ?? []) : []))
  return new Set(parents).size <= 1
}

function keysOf(phones: (string | null)[]): Set<string> {
  return new Set(phones.flatMap((phone) => (phone === null ? [] : phoneKey(phone))))
}
