import { bsuidAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import type { Facts } from '../identity/types.ts'
import { scopeOf } from './load-facts.ts'

/** Splits facts into those that can have nothing to do with each other, so that each part is resolved alone. */
export function splitComponents(facts: Facts): Facts[] {
  const parent = new Map<string, string>()
  const find = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(key, root)
    return root
  }
  const blocked = new Set(facts.blocked_phones)
  const phone = (value: string | null) => {
    if (!value) return []
    const key = phoneKey(value)
    return blocked.has(key) ? [] : [`t:${key}`]
  }
  const unite = (keys: string[]): string => {
    const [first = '', ...rest] = keys
    for (const key of rest) parent.set(find(key), find(first))
    return first
  }
  const heads = {
    sightings: facts.sightings.map((it) =>
      unite([bsuidAnchor(it.portfolio, it.bsuid), ...(it.parent ? [`p:${it.parent}`] : []), ...phone(it.phone)]),
    ),
    rotations: facts.rotations.map((it) => {
      const parents = [it.previous_parent, it.parent].flatMap((value) => (value ? [`p:${value}`] : []))
      return unite([bsuidAnchor(it.portfolio, it.previous), bsuidAnchor(it.portfolio, it.current), ...parents, ...phone(it.phone)])
    }),
    phone_sightings: facts.phone_sightings.map((it) => `t:${phoneKey(it.phone)}`),
    claims: facts.claims.map((it) => {
      const target = it.kind === 'bsuid' && it.portfolio ? [bsuidAnchor(it.portfolio, it.value)] : []
      return unite([scopeOf(it.anchor), ...target, ...(it.kind === 'phone' ? phone(it.value) : [])])
    }),
    decisions: facts.decisions.map((it) => unite([...it.left, ...it.right].map(scopeOf))),
  }
  const parts = new Map<string, Facts>()
  const partOf = (head: string): Facts => {
    const root = find(head)
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
  heads.sightings.forEach((head, i) => partOf(head).sightings.push(...facts.sightings.slice(i, i + 1)))
  heads.rotations.forEach((head, i) => partOf(head).rotations.push(...facts.rotations.slice(i, i + 1)))
  heads.phone_sightings.forEach((head, i) => partOf(head).phone_sightings.push(...facts.phone_sightings.slice(i, i + 1)))
  heads.claims.forEach((head, i) => partOf(head).claims.push(...facts.claims.slice(i, i + 1)))
  heads.decisions.forEach((head, i) => partOf(head).decisions.push(...facts.decisions.slice(i, i + 1)))
  return [...parts.values()]
}
