import type { Facts, PhoneSighting, Rotation, Sighting } from '../../src/identity/types.ts'
import { chance, type Dice, pick, rollDice, whole } from './dice.ts'
import { liveLives, type Stretch } from './world-lives.ts'

/** One webhook as it reached us, with what no webhook says: whose it truly was. */
export type WorldObservation = {
  id: string
  kind: 'message' | 'echo' | 'status' | 'rotation'
  portfolio: string
  /** Meta's time. */
  at: number
  /** When it reached us, which may be days later and in any order. */
  arrives_at: number
  bsuid: string | null
  parent: string | null
  phone: string | null
  /** Only in a rotation. */
  previous: string | null
  previous_parent: string | null
  person: string
}

/** A small physical world: what happened in it, and what of that we were shown. */
export type World = {
  seed: number
  portfolios: string[]
  /** True where no update without a BSUID exists: nobody wrote before there were any. */
  bsuid_everywhere: boolean
  /** In the order in which they reached us; some twice. */
  observations: WorldObservation[]
}

type Rules = {
  portfolios: string[]
  enrolled: Set<string>
  bsuids_since: number
  lost: number
  doubled: number
  late: number
  /** How often somebody with a username still shows the phone. */
  phone_visible: number
  /** How often an update names no BSUID although there are BSUIDs, as from a sender that leaves them out. */
  phone_only: number
  /** Meta's time in steps of this many milliseconds, so that clocks may tie. */
  tick: number
  announced: 'all' | 'some' | 'none'
}

const SECOND = 1000
const DAY = 86_400_000
const WORLD_BEGINS = Date.UTC(2025, 0, 1)
const WORLD_DAYS = 900

/** Builds the world of a seed: the same seed gives the same world, to the byte. */
export function buildWorld(seed: number): World {
  const dice = rollDice(seed)
  const all = ['p1', 'p2', 'p3'].slice(0, whole(dice, 1, 3))
  const rules: Rules = {
    portfolios: all,
    enrolled: new Set(chance(dice, 0.4) ? all.filter(() => chance(dice, 0.8)) : []),
    bsuids_since: chance(dice, 0.5) ? 0 : WORLD_BEGINS + whole(dice, 0, WORLD_DAYS) * DAY,
    lost: pick(dice, [0, 0, 0.1, 0.4]),
    doubled: pick(dice, [0, 0.2]),
    late: pick(dice, [0, 0.3]),
    phone_visible: pick(dice, [0, 0.3, 0.8]),
    phone_only: pick(dice, [0, 0, 0.3]),
    tick: pick(dice, [SECOND, SECOND, DAY / 24]),
    announced: pick(dice, ['all', 'some', 'none']),
  }
  const lives = liveLives(dice, { begins: WORLD_BEGINS, days: WORLD_DAYS })
  const seen: WorldObservation[] = []
  for (const life of lives) {
    for (const [index, stretch] of life.stretches.entries()) {
      const before = life.stretches[index - 1]
      if (before) seen.push(...rotationsOf(dice, rules, life.person, before, stretch))
      seen.push(...updatesOf(dice, rules, life.person, stretch))
    }
  }
  return {
    seed,
    portfolios: rules.portfolios,
    bsuid_everywhere: rules.bsuids_since === 0 && rules.phone_only === 0,
    observations: deliver(dice, rules, seen),
  }
}

function updatesOf(dice: Dice, rules: Rules, person: string, stretch: Stretch): WorldObservation[] {
  const updates: WorldObservation[] = []
  for (let count = whole(dice, 0, 6); count > 0; count -= 1) {
    const portfolio = pick(dice, rules.portfolios)
    const at = metaTime(rules, stretch, whole(dice, stretch.from, stretch.until - 1))
    const kind = pick(dice, ['message', 'message', 'message', 'echo', 'status'] as const)
    const identified = at >= rules.bsuids_since && !chance(dice, rules.phone_only)
    updates.push({
      ...shown(dice, rules, stretch, portfolio, at),
      ...(identified ? {} : { bsuid: null, parent: null, phone: writtenForm(dice, stretch.phone) }),
      id: '',
      kind,
      portfolio,
      at,
      arrives_at: at,
      previous: null,
      previous_parent: null,
      person,
    })
  }
  return updates
}

/** Meta's word of a change of number, to the portfolios that get it, sometimes to several lines of one. */
function rotationsOf(
  dice: Dice,
  rules: Rules,
  person: string,
  before: Stretch,
  after: Stretch,
): WorldObservation[] {
  if (after.from < rules.bsuids_since || after.registered_again) return []
  return rules.portfolios.flatMap((portfolio) => {
    const told = rules.announced === 'all' || (rules.announced === 'some' && chance(dice, 0.5))
    if (!told) return []
    const at = metaTime(rules, after, after.from + whole(dice, 0, 60) * SECOND)
    const face = shown(dice, rules, after, portfolio, at)
    const enrolled = rules.enrolled.has(portfolio)
    const rotation: WorldObservation = {
      ...face,
      id: '',
      kind: 'rotation',
      portfolio,
      at,
      arrives_at: at,
      previous: before.bsuids[portfolio] ?? null,
      previous_parent: enrolled ? before.parent : null,
      person,
    }
    return chance(dice, 0.3)
      ? [rotation, { ...rotation, at: metaTime(rules, after, at + whole(dice, 0, 90) * SECOND) }]
      : [rotation]
  })
}

function shown(
  dice: Dice,
  rules: Rules,
  stretch: Stretch,
  portfolio: string,
  at: number,
): Pick<WorldObservation, 'bsuid' | 'parent' | 'phone'> {
  const hidden = at >= stretch.username_since && !chance(dice, rules.phone_visible)
  return {
    bsuid: stretch.bsuids[portfolio] ?? null,
    parent: rules.enrolled.has(portfolio) ? stretch.parent : null,
    phone: hidden ? null : writtenForm(dice, stretch.phone),
  }
}

/** Meta has written some countries' numbers in two ways over the years. */
function writtenForm(dice: Dice, phone: string): string {
  if (!chance(dice, 0.3)) return phone
  if (phone.startsWith('549')) return `54${phone.slice(3)}`
  if (phone.startsWith('521')) return `52${phone.slice(3)}`
  if (phone.startsWith('55119')) return `5511${phone.slice(5)}`
  return phone
}

function deliver(dice: Dice, rules: Rules, seen: WorldObservation[]): WorldObservation[] {
  const delivered: WorldObservation[] = []
  for (const [index, update] of seen.entries()) {
    if (chance(dice, rules.lost)) continue
    const copies = chance(dice, rules.doubled) ? 2 : 1
    for (let copy = 0; copy < copies; copy += 1) {
      const delay = chance(dice, rules.late) ? whole(dice, 0, 7 * DAY) : 0
      delivered.push({ ...update, id: `wamid.${index}`, arrives_at: update.at + delay })
    }
  }
  return delivered.sort((a, b) => a.arrives_at - b.arrives_at || (a.id < b.id ? -1 : 1))
}

/** A clock as coarse as the world's, that never says what was not so: the stretch had begun and had not ended. */
function metaTime({ tick }: Rules, { from, until }: Stretch, at: number): number {
  const rounded = at - (at % tick)
  return Math.max(from, Math.min(rounded, until - 1))
}

/** What the observations leave behind: one row per combination of identifiers, as the product keeps them. */
export function factsOf(observations: WorldObservation[]): Facts {
  const sightings = new Map<string, Sighting>()
  const phone_sightings = new Map<string, PhoneSighting>()
  const rotations = new Map<string, Rotation>()
  for (const { kind, portfolio, bsuid, parent, phone, previous, previous_parent, at } of observations) {
    const creates = kind === 'message' || kind === 'echo'
    if (kind === 'rotation') {
      if (!bsuid || !previous) continue
      const key = `${portfolio} ${previous} ${bsuid}`
      const known = rotations.get(key)
      if (known) {
        known.at = Math.min(known.at, at)
        known.phone ??= phone
      } else rotations.set(key, { portfolio, previous, current: bsuid, previous_parent, parent, phone, at })
    } else if (bsuid) {
      const key = `${portfolio} ${bsuid} ${parent} ${phone}`
      const known = sightings.get(key)
      if (known) {
        known.first_at = Math.min(known.first_at, at)
        known.last_at = Math.max(known.last_at, at)
        known.creates ||= creates
      } else sightings.set(key, { portfolio, bsuid, parent, phone, first_at: at, last_at: at, creates })
    } else if (phone) {
      const key = `${portfolio} ${phone} ${at}`
      const known = phone_sightings.get(key)
      if (known) known.creates ||= creates
      else phone_sightings.set(key, { portfolio, phone, at, creates })
    }
  }
  return {
    sightings: [...sightings.values()],
    phone_sightings: [...phone_sightings.values()],
    rotations: [...rotations.values()],
    claims: [],
    decisions: [],
    blocked_phones: [],
  }
}
