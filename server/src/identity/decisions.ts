import type { AnchorKey, Decision } from './types.ts'

/** People's decisions after later ones have lifted earlier ones. */
export type Verdicts = {
  /** True where a person's last word on the two anchors was that they are distinct. */
  isDistinct: (left: AnchorKey, right: AnchorKey) => boolean
  distinct: { left: AnchorKey; right: AnchorKey }[]
  /** Each *same* that still stands, in the order people took them. */
  same: { decision: string; at: number; left: AnchorKey; right: AnchorKey }[]
}

function pairKey(left: AnchorKey, right: AnchorKey): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`
}

/**
 * Works the decisions through in their order, pair by pair: a *same* lifts an earlier *distinct* between the anchors it
 * names, and the other way round. Both sides of a decision are listed whole, so a pair is never half lifted.
 */
export function settleDecisions(decisions: Decision[]): Verdicts {
  const distinct = new Map<string, { left: AnchorKey; right: AnchorKey }>()
  const same = new Map<string, { decision: string; at: number; left: AnchorKey; right: AnchorKey }>()
  for (const decision of [...decisions].sort((a, b) => a.seq - b.seq)) {
    for (const left of decision.left) {
      for (const right of decision.right) {
        if (left === right) continue
        const key = pairKey(left, right)
        if (decision.kind === 'distinct') {
          same.delete(key)
          distinct.set(key, { left, right })
        } else {
          distinct.delete(key)
          // A later decision moves to the end of the order.
          same.delete(key)
          same.set(key, { decision: decision.id, at: decision.at, left, right })
        }
      }
    }
  }
  return {
    isDistinct: (left, right) => distinct.size > 0 && distinct.has(pairKey(left, right)),
    distinct: [...distinct.values()],
    same: [...same.values()],
  }
}
