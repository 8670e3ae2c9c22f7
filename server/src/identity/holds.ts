import type { PhoneKeys } from './phone-keys.ts'
import type { Chain } from './registrations.ts'
import type { Hold } from './types.ts'

type Shown = { phone: string; index: number; first_at: number; last_at: number }

/** When a rotation says that the registration left a phone, or came to it. */
export type Turn = { phone_key: string; at: number }

/**
 * The phones that Meta showed with a chain. A rotation bounds them: what came with a BSUID was not held before that
 * BSUID existed, and what was not seen with the BSUID that followed ended when that came. A registration has one
 * number at a time, so a later phone of its own ends an earlier one.
 */
export function holdPhones(chain: Chain, keys: PhoneKeys): { holds: Hold[]; turns: Turn[] } {
  const shown = new Map<string, Shown[]>()
  const show = (phone: string, bsuid: string, first_at: number, last_at: number) => {
    const key = keys.keyOf(phone)
    const index = chain.position.get(bsuid) ?? 0
    const known = shown.get(key)
    if (known) known.push({ phone, index, first_at, last_at })
    else shown.set(key, [{ phone, index, first_at, last_at }])
  }
  for (const { phone, bsuid, first_at, last_at } of chain.sightings)
    if (phone) show(phone, bsuid, first_at, last_at)
  for (const { phone, current, at } of chain.rotations) if (phone) show(phone, current, at, at)

  const turns: Turn[] = []
  const holds: Hold[] = []
  for (const [phone_key, list] of shown) {
    for (const run of splitRuns(list)) holds.push(holdOf(chain, phone_key, run, turns))
  }
  if (holds.length > 1) boundByEachOther(holds)
  return {
    holds: holds.sort((a, b) => a.first_at - b.first_at || (a.phone_key < b.phone_key ? -1 : 1)),
    turns,
  }
}

/** A phone that left one BSUID and came back with a later one may have belonged to another person in between. */
function splitRuns(list: Shown[]): Shown[][] {
  if (list.length === 1) return [list]
  const runs: Shown[][] = []
  let last = Number.NaN
  for (const shown of [...list].sort((a, b) => a.index - b.index)) {
    const run = runs.at(-1)
    if (run && shown.index <= last + 1) run.push(shown)
    else runs.push([shown])
    last = shown.index
  }
  return runs
}

function holdOf(chain: Chain, phone_key: string, run: Shown[], turns: Turn[]): Hold {
  const [one] = run
  if (!one) throw new Error('a hold rests on at least one sighting')
  let { index: earliest, index: latest, first_at, last_at } = one
  for (const shown of run) {
    earliest = Math.min(earliest, shown.index)
    latest = Math.max(latest, shown.index)
    first_at = Math.min(first_at, shown.first_at)
    last_at = Math.max(last_at, shown.last_at)
  }
  const came_at = chain.entered[earliest] ?? null
  const left_at = chain.entered[latest + 1] ?? null
  // What was seen before the rotation's own time, or at it or after, was held then; `until` itself is the moment after.
  const from = came_at === null ? null : Math.min(came_at, first_at)
  const until = left_at === null ? null : Math.max(left_at, last_at + 1)
  if (from !== null) turns.push({ phone_key, at: from })
  if (until !== null) turns.push({ phone_key, at: until })
  return {
    phone_key,
    phones: writtenForms(run),
    first_at,
    last_at,
    from,
    until,
    bsuid: chain.bsuids[earliest]?.value ?? '',
  }
}

/** The form used last comes first. */
function writtenForms(run: Shown[]): string[] {
  if (run.length === 1) return run.map(({ phone }) => phone)
  const forms = [...run].sort((a, b) => b.last_at - a.last_at || (a.phone < b.phone ? -1 : 1))
  return [...new Set(forms.map(({ phone }) => phone))]
}

function boundByEachOther(holds: Hold[]): void {
  for (const hold of holds) {
    for (const other of holds) {
      if (other.first_at > hold.last_at) hold.until = Math.min(hold.until ?? other.first_at, other.first_at)
      if (other.last_at < hold.first_at) hold.from = Math.max(hold.from ?? other.last_at, other.last_at)
    }
  }
}
