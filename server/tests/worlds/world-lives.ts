import { chance, type Dice, pick, whole } from './dice.ts'

/** A stretch of one WhatsApp account's life: one number, and therefore one set of identifiers. */
export type Stretch = {
  phone: string
  /** The account was deleted and made again with the same number: new identifiers, and nobody is told. */
  registered_again: boolean
  from: number
  until: number
  /** By portfolio. A change of number renews them all, and the parent. */
  bsuids: Record<string, string>
  parent: string
  username_since: number
}

/** One WhatsApp account and the person who has it. */
export type Life = { person: string; stretches: Stretch[] }

type Era = { begins: number; days: number }
type Moment = { account: number; at: number }

const DAY = 86_400_000

/** Accounts come, change their numbers and go; what they give up is handed to others after a while. */
export function liveLives(dice: Dice, { begins, days }: Era): Life[] {
  const ends = begins + days * DAY
  const people = whole(dice, 1, 4)
  const lives: (Life & { ends: number; username_since: number })[] = []
  const moments: Moment[] = []
  for (let person = 0; person < people; person += 1) {
    // Some people have two accounts, on two numbers.
    for (let account = chance(dice, 0.15) ? 2 : 1; account > 0; account -= 1) {
      const born = begins + whole(dice, 0, days - 10) * DAY
      const number = lives.push({
        person: `person ${person}`,
        stretches: [],
        ends: chance(dice, 0.4) ? whole(dice, born + DAY, ends) : ends,
        username_since: chance(dice, 0.5) ? whole(dice, begins, ends) : Number.POSITIVE_INFINITY,
      })
      for (let changes = pick(dice, [0, 1, 1, 2, 3]); changes >= 0; changes -= 1) {
        moments.push({ account: number - 1, at: changes === 0 ? born : whole(dice, born, ends) })
      }
    }
  }
  moments.sort((a, b) => a.at - b.at || a.account - b.account)
  const numbers = { made: 0, free: [] as { phone: string; since: number }[] }
  // Some carriers hand a number on within hours.
  const quarantine = pick(dice, [0.1, 2, 45, 200]) * DAY
  for (const { account, at } of moments) {
    const life = lives[account]
    if (!life || at >= life.ends) continue
    const before = life.stretches.at(-1)
    if (before && before.from === at) continue
    const registered_again = before !== undefined && chance(dice, 0.2)
    const phone = registered_again ? before.phone : takeNumber(dice, numbers, at - quarantine)
    if (before) before.until = at
    if (before && !registered_again) numbers.free.push({ phone: before.phone, since: at })
    life.stretches.push({ ...nameStretch(life, account, phone, at), registered_again })
    if (!moments.some((moment) => moment.account === account && moment.at > at && moment.at < life.ends)) {
      numbers.free.push({ phone, since: life.ends })
    }
  }
  return lives.map(({ person, stretches }) => ({ person, stretches }))
}

function nameStretch(
  life: { ends: number; username_since: number; stretches: Stretch[] },
  account: number,
  phone: string,
  at: number,
): Omit<Stretch, 'registered_again'> {
  const turn = `${account}${life.stretches.length}`
  return {
    phone,
    from: at,
    until: life.ends,
    bsuids: { p1: `US.1${turn}`, p2: `US.2${turn}`, p3: `US.3${turn}` },
    parent: `US.ENT.9${turn}`,
    username_since: life.username_since,
  }
}

function takeNumber(
  dice: Dice,
  numbers: { made: number; free: { phone: string; since: number }[] },
  freed_before: number,
): string {
  const rested = numbers.free.filter(({ since }) => since <= freed_before)
  if (rested.length > 0 && chance(dice, 0.7)) {
    const { phone } = pick(dice, rested)
    numbers.free = numbers.free.filter((free) => free.phone !== phone)
    return phone
  }
  numbers.made += 1
  const end = String(numbers.made).padStart(2, '0')
  return pick(dice, [
    `155501044${end}`,
    `155501044${end}`,
    `54911555501${end}`,
    `52155555501${end}`,
    `55119876543${end}`,
  ])
}
