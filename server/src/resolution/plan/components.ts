import { bsuidAnchor } from '../../identity/anchors.ts'
import { phoneKey } from '../../identity/phone.ts'
import type { Facts } from '../../identity/types.ts'
import { scopeOf } from '../facts/load-facts.ts'

/** Sets of keys that grow together. */
type KeySets = {
  /** The key that stands for the set of this key. */
  find(key: string): string
  /** Makes the sets of these keys one; returns the first key. */
  unite(keys: string[]): string
}

/** Each kind of fact, with a key of the part that it belongs to. */
type Headed = {
  [K in 'sightings' | 'rotations' | 'phone_sightings' | 'claims' | 'decisions']: {
    fact: Facts[K][number]
    head: string
  }[]
}

/** Splits facts into those that can have nothing to do with each other, so that each part is resolved alone. */
export function splitComponents(facts: Facts): Facts[] {
  const sets = buildKeySets()
  const { sightings, rotations, phone_sightings, claims, decisions } = uniteKeys(facts, sets)
  const parts = new Map<string, Facts>()
  const partOf = (head: string): Facts => {
    const root = sets.find(head)
    const known = parts.get(root)
    if (known) return known
    const part: Facts = {
      sightings: [],
      phone_sightings: [],
      rotations: [],
      claims: [],
      decisions: [],
      blocked_phones: facts.blocked_phones,
    }
    parts.set(root, part)
    return part
  }
  for (const { fact, head } of sightings) partOf(head).sightings.push(fact)
  for (const { fact, head } of rotations) partOf(head).rotations.push(fact)
  for (const { fact, head } of phone_sightings) partOf(head).phone_sightings.push(fact)
  for (const { fact, head } of claims) partOf(head).claims.push(fact)
  for (const { fact, head } of decisions) partOf(head).decisions.push(fact)
  return [...parts.values()]
}

/** Unites the keys that each fact names, so that facts which may be about one contact end in one set. */
function uniteKeys(facts: Facts, { unite }: KeySets): Headed {
  const blocked = new Set(facts.blocked_phones)
  const phone = (value: string | null) => {
    if (!value) return []
    const key = phoneKey(value)
    return blocked.has(key) ? [] : [`t:${key}`]
  }
  return {
    sightings: facts.sightings.map((fact) => ({
      fact,
      head: unite([
        bsuidAnchor(fact.portfolio, fact.bsuid),
        ...(fact.parent ? [`p:${fact.parent}`] : []),
        ...phone(fact.phone),
      ]),
    })),
    rotations: facts.rotations.map((fact) => {
      const parents = [fact.previous_parent, fact.parent].flatMap((value) => (value ? [`p:${value}`] : []))
      const bsuids = [bsuidAnchor(fact.portfolio, fact.previous), bsuidAnchor(fact.portfolio, fact.current)]
      return { fact, head: unite([...bsuids, ...parents, ...phone(fact.phone)]) }
    }),
    phone_sightings: facts.phone_sightings.map((fact) => ({ fact, head: `t:${phoneKey(fact.phone)}` })),
    claims: facts.claims.map((fact) => {
      const target = fact.kind === 'bsuid' && fact.portfolio ? [bsuidAnchor(fact.portfolio, fact.value)] : []
      return {
        fact,
        head: unite([scopeOf(fact.anchor), ...target, ...(fact.kind === 'phone' ? phone(fact.value) : [])]),
      }
    }),
    decisions: facts.decisions.map((fact) => ({
      fact,
      head: unite([...fact.left, ...fact.right].map(scopeOf)),
    })),
  }
}

function buildKeySets(): KeySets {
  const parent = new Map<string, string>()
  const find = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(key, root)
    return root
  }
  return {
    find,
    unite: (keys) => {
      const [first = '', ...rest] = keys
      for (const key of rest) parent.set(find(key), find(first))
      return first
    },
  }
}
