import { bsuidAnchor, contactAnchor, disputedAnchor, phoneAnchor } from '../../src/identity/anchors.ts'
import { phoneKey } from '../../src/identity/phone.ts'
import type { AnchorKey, Claim, Decision, Facts, Rotation } from '../../src/identity/types.ts'
import { chance, type Dice, pick, rollDice, whole } from './dice.ts'

const PORTFOLIOS = ['p1', 'p2', 'p3'] as const
/** Two of them are one number in two written forms. */
const PHONES = ['15550104401', '15550104402', '5215555550101', '525555550101'] as const
const DAY = 86_400_000

/**
 * Facts that no world need ever give: few identifiers, few moments, so that everything meets everything, with claims,
 * decisions and blocked phones. What holds in every world by logic alone must hold here too.
 */
export function crowdFacts(seed: number): Facts {
  const dice = rollDice(seed)
  const many = (most: number) => Array.from({ length: whole(dice, 0, most) })
  return {
    sightings: many(8).map(() => {
      const first_at = moment(dice)
      return {
        portfolio: pick(dice, PORTFOLIOS),
        bsuid: bsuid(dice),
        parent: chance(dice, 0.2) ? `US.ENT.${whole(dice, 1, 2)}` : null,
        phone: chance(dice, 0.7) ? pick(dice, PHONES) : null,
        first_at,
        last_at: first_at + (chance(dice, 0.5) ? 0 : whole(dice, 0, 3) * 50 * DAY),
        creates: chance(dice, 0.7),
      }
    }),
    phone_sightings: many(4).map(() => ({
      portfolio: pick(dice, PORTFOLIOS),
      phone: pick(dice, PHONES),
      at: moment(dice),
      creates: chance(dice, 0.7),
    })),
    rotations: oneEach(many(4).map(() => rotationFact(dice))),
    claims: many(3).map(() => claim(dice)),
    decisions: many(2).map((_, index) => decision(dice, index)),
    blocked_phones: chance(dice, 0.15) ? [phoneKey(pick(dice, PHONES))] : [],
  }
}

function moment(dice: Dice): number {
  return Date.UTC(2026, 0, 1) + whole(dice, 0, 8) * 50 * DAY
}

function bsuid(dice: Dice): string {
  return `US.${whole(dice, 1, 4)}`
}

function rotationFact(dice: Dice): Rotation {
  return {
    portfolio: pick(dice, PORTFOLIOS),
    previous: bsuid(dice),
    current: bsuid(dice),
    previous_parent: null,
    parent: chance(dice, 0.2) ? `US.ENT.${whole(dice, 1, 2)}` : null,
    phone: chance(dice, 0.5) ? pick(dice, PHONES) : null,
    at: moment(dice),
  }
}

/** A rotation is one fact, however often it is told. */
function oneEach(rotations: Rotation[]): Rotation[] {
  return [...new Map(rotations.map((it) => [`${it.portfolio} ${it.previous} ${it.current}`, it])).values()]
}

function claim(dice: Dice): Claim {
  const kind = pick(dice, ['phone', 'phone', 'bsuid', 'email'] as const)
  const [portfolio, value] =
    kind === 'bsuid'
      ? [pick(dice, PORTFOLIOS), bsuid(dice)]
      : [null, kind === 'phone' ? pick(dice, PHONES) : 'ines@example.com']
  return {
    anchor: chance(dice, 0.3)
      ? bsuidAnchor(pick(dice, PORTFOLIOS), bsuid(dice))
      : contactAnchor(`con_${whole(dice, 1, 2)}`),
    kind,
    portfolio,
    value,
    source: pick(dice, ['import', 'operator', 'contact_request'] as const),
    at: moment(dice),
  }
}

function decision(dice: Dice, index: number): Decision {
  return {
    id: `mrg_${index}`,
    seq: index,
    kind: pick(dice, ['same', 'distinct'] as const),
    left: [anchor(dice)],
    right: [anchor(dice)],
    at: moment(dice),
  }
}

function anchor(dice: Dice): AnchorKey {
  const key = phoneKey(pick(dice, PHONES))
  return pick(dice, [
    bsuidAnchor(pick(dice, PORTFOLIOS), bsuid(dice)),
    bsuidAnchor(pick(dice, PORTFOLIOS), bsuid(dice)),
    phoneAnchor(key, null),
    disputedAnchor(key),
    contactAnchor(`con_${whole(dice, 1, 2)}`),
  ])
}
