/**
 * What the resolver works on and what it answers. Everything here is plain data: no SQL, no clock, no ids of ours
 * except those of people's own records. Times are Unix milliseconds.
 */

/** A BSUID was seen, perhaps with a parent and a phone. One row per combination, with its first and last time. */
export type Sighting = {
  portfolio: string
  bsuid: string
  parent: string | null
  /** Digits as Meta wrote them, never folded. */
  phone: string | null
  first_at: number
  last_at: number
  /** True if any of the updates behind it may create a contact (a status or a rotation may not). */
  creates: boolean
}

/** A phone was seen without a BSUID. One row per moment: it belongs to the holder of the phone at that time. */
export type PhoneSighting = { portfolio: string; phone: string; at: number; creates: boolean }

/** Meta said that `previous` became `current`. `at` is the earliest time it gave. */
export type Rotation = {
  portfolio: string
  previous: string
  current: string
  previous_parent: string | null
  parent: string | null
  phone: string | null
  at: number
}

/** A source other than Meta says that an identifier belongs to that contact. From `contact_request` it is attested. */
export type Claim = {
  /** The subject: the BSUID that replied, or a contact created by import or by hand. */
  anchor: AnchorKey
  kind: 'phone' | 'bsuid' | 'email' | 'external'
  portfolio: string | null
  value: string
  source: 'import' | 'operator' | 'channel' | 'contact_request'
  at: number
}

/**
 * What a decision points at, written as text so that it outlives every regrouping:
 * `b:<portfolio>:<bsuid>` · `t:<phone key>|<ms>` a phone as held at that time without a BSUID · `d:<phone key>` a disputed phone
 * · `c:<contact id>` a contact made by import or by hand.
 */
export type AnchorKey = string

/** A person called two sides the same, or distinct. Both sides are listed whole, as they were at that moment. */
export type Decision = {
  id: string
  /** People's decisions apply in this order. */
  seq: number
  kind: 'same' | 'distinct'
  left: AnchorKey[]
  right: AnchorKey[]
  at: number
}

export type Facts = {
  sightings: Sighting[]
  phone_sightings: PhoneSighting[]
  rotations: Rotation[]
  claims: Claim[]
  decisions: Decision[]
  /** Phone keys on the account's block list: shared or test numbers that say nothing about who uses them. */
  blocked_phones: string[]
}

/**
 * The account's settings. `link_attested`: a phone that its owner shared on our request, held by exactly one other
 * person that nothing contradicts, joins automatically. `identity_cap`: no join makes a person larger than that.
 */
export type ResolverOptions = { freshness_ms: number; identity_cap: number; link_attested: boolean }

/** How a phone was held: within [first_at, last_at] Meta showed it; it cannot have been held outside [from, until). */
export type Hold = {
  phone_key: string
  /** The written forms, the last one used first. */
  phones: string[]
  first_at: number
  last_at: number
  from: number | null
  until: number | null
  /** The BSUID of the chain that showed it first. */
  bsuid: string
}

/** One WhatsApp account of a person in one portfolio: the BSUIDs that rotations chain, oldest first. */
export type Registration = {
  portfolio: string
  bsuids: { value: string; first_at: number; last_at: number }[]
  parents: { value: string; first_at: number; last_at: number }[]
  holds: Hold[]
  creates: boolean
}

export type JoinStep = 'chain' | 'parent' | 'overlap' | 'neighbourhood' | 'claim' | 'attested' | 'decision'

/** Why two anchors are one person. */
export type Join = {
  step: JoinStep
  left: AnchorKey
  right: AnchorKey
  /** The phone key, parent BSUID or decision id that it rests on. */
  by: string
  at: number
  /** The phone had been silent for longer than the account's freshness. */
  stale: boolean
}

export type IdentityState = 'active' | 'retired' | 'disputed'

/** An identifier as it now stands for a person. */
export type PersonIdentity = {
  kind: 'bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external'
  portfolio: string | null
  /** As to be shown: for a phone the last written form Meta used. */
  value: string
  /** What is compared: for a phone its match key, else the value. */
  key: string
  state: IdentityState
  /** Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`; null while active. */
  reason: string | null
  evidence: 'proof' | 'claim' | 'attested'
  first_at: number
  last_at: number
}

/** One person, as far as Meta and people have shown. */
export type Person = {
  /** Every anchor that belongs to the person, sorted. */
  anchors: AnchorKey[]
  registrations: Registration[]
  identities: PersonIdentity[]
  joins: Join[]
  creates: boolean
}

export type ConflictKind =
  | 'possible_same_person'
  | 'disputed_phone'
  | 'contradiction'
  | 'rotation_fork'
  | 'claim_conflict'

/** Two sides that the rules refuse to join. At most one per pair of people, the gravest kind first. */
export type Conflict = {
  kind: ConflictKind
  left: AnchorKey
  right: AnchorKey
  phone_key: string | null
  at: number
}

/** Who a phone without a BSUID belongs to from `from` (inclusive) until `until` (exclusive); null means unbounded. */
export type PhoneSegment = { from: number | null; until: number | null; anchor: AnchorKey }

export type Resolution = {
  people: Person[]
  conflicts: Conflict[]
  /** Per phone as written by Meta (raw digits): its timeline of holders, without gaps, in order of time. */
  phones: Map<string, PhoneSegment[]>
}
