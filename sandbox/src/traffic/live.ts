import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { findNumber } from '../actions/references.ts'
import { act } from '../actions/table.ts'
import { changeNumber } from '../people/accounts.ts'
import { addPerson } from '../people/people.ts'
import type { Performance, Runtime } from '../runtime/runtime.ts'
import { moveTime } from '../runtime/time.ts'
import { chance, pick, type Random } from '../world/random.ts'
import type { Person } from '../world/types.ts'
import { WorldError } from '../world/world.ts'

const share = z.number().min(0).max(1)

export const liveTrafficSchema = z.strictObject({
  people: z.number().int().min(1).max(100_000).default(100),
  /** Things people and the business do, per second of the world. */
  per_second: z.number().positive().max(2_000).default(5),
  /** Share of the people that adopts a username when first acting. */
  adopters: share.default(0.3),
  /** Shares of what happens: sends of the business (each brings its statuses), number changes; the rest is writing. */
  sends: share.default(0.3),
  rotations: share.default(0.002),
  /** Share of the sends that go to the BSUID. */
  to_bsuid: share.default(0.5),
  number: z.string().optional(),
  /** Ends after this number of events. */
  events: z.number().int().positive().optional(),
  /** Real seconds per second of the world; 0 does not wait at all. */
  pace: z.number().min(0).default(1),
})

export type LiveTrafficOptions = z.input<typeof liveTrafficSchema>
type Options = z.output<typeof liveTrafficSchema>

export interface LiveTraffic extends Performance {
  options: Options
  events: number
  refused: number
  done: Promise<void>
}

const TICK_MS = 200
const LINES = [
  'Hi, are you open today?',
  'Is the small one still available?',
  'Thank you!',
  'Where is my parcel?',
  'Até amanhã 👋',
]

/** People of the world write, adopt usernames and change numbers, until stopped. */
export function startLiveTraffic(runtime: Runtime, input: LiveTrafficOptions = {}): LiveTraffic {
  const options = liveTrafficSchema.parse(input)
  options.number = findNumber(runtime, options.number).id
  const stopping = new AbortController()
  const crowd = Array.from({ length: options.people }, (_, index) =>
    addPerson(runtime.world, { name: `Visitor ${index + 1}` }),
  )
  const traffic: LiveTraffic = {
    options,
    events: 0,
    refused: 0,
    done: Promise.resolve(),
    async stop() {
      stopping.abort()
      await traffic.done
    },
  }
  runtime.performances.set('traffic', traffic)
  traffic.done = perform(runtime, traffic, crowd, stopping.signal).finally(() => {
    if (runtime.performances.get('traffic') === traffic) runtime.performances.delete('traffic')
  })
  return traffic
}

async function perform(
  runtime: Runtime,
  traffic: LiveTraffic,
  crowd: Person[],
  signal: AbortSignal,
): Promise<void> {
  const { options } = traffic
  const { world } = runtime
  const limit = options.events ?? Number.POSITIVE_INFINITY
  const undecided = new Set(crowd.filter(() => chance(world.random, options.adopters)))
  let owed = 0
  while (traffic.events < limit && !signal.aborted) {
    owed += (options.per_second * TICK_MS) / 1_000
    for (; owed >= 1 && traffic.events < limit; owed--) {
      const person = pick(world.random, crowd)
      if (person) await happen(runtime, traffic, person, undecided)
      traffic.events++
    }
    if (options.pace > 0) {
      await sleep(TICK_MS * options.pace, undefined, { signal }).catch(() => undefined)
    }
    // A ticking clock moves the world already.
    if (runtime.ticker) await runtime.deliverer.flush()
    else await moveTime(runtime, TICK_MS)
    announce(runtime, traffic)
  }
}

async function happen(
  runtime: Runtime,
  traffic: LiveTraffic,
  person: Person,
  undecided: Set<Person>,
): Promise<void> {
  const { options } = traffic
  const { world } = runtime
  const number = options.number
  try {
    if (chance(world.random, options.rotations)) return changeNumber(world, person.id)
    if (chance(world.random, options.sends)) {
      const by = chance(world.random, options.to_bsuid) ? 'bsuid' : 'phone'
      const { refused } = await act(runtime, 'send', {
        who: person.id,
        number,
        by,
        text: 'Your order is ready.',
      })
      if (refused !== undefined) traffic.refused++
      return
    }
    await act(runtime, 'write', { who: person.id, number, text: lineFor(world.random) })
    if (undecided.delete(person)) {
      await act(runtime, 'adopt_username', { who: person.id, username: `visitor.${usernameNumber(person)}` })
    }
  } catch (error) {
    // A phone or username that is taken is part of life here; anything else is a fault of ours.
    if (!(error instanceof WorldError)) throw error
    traffic.refused++
  }
}

function lineFor(random: Random): string {
  return pick(random, LINES) ?? ''
}

function usernameNumber(person: Person): string {
  return person.phone.slice(-7)
}

function announce(runtime: Runtime, { events }: LiveTraffic): void {
  const at_ms = runtime.world.clock.now_ms
  if (at_ms % 5_000 >= TICK_MS) return
  runtime.journal.record({
    type: 'traffic.progress',
    at_ms,
    updates: events,
    text: `${events} events so far.`,
  })
}
