import { createClock, schedule } from './clock.ts'
import { randomFromState, randomState } from './random.ts'
import { DEFAULT_SWITCHES } from './switches.ts'
import type { World } from './types.ts'
import { createWorld } from './world.ts'

/** A world as plain data. Pending tasks (statuses, retries) are not in it. */
export type PackedWorld = Omit<World, 'clock' | 'random' | 'onEvent' | 'emit'> & {
  now_ms: number
  random_state: readonly number[]
}

export function packWorld({ clock, random, onEvent, emit, ...plain }: World): PackedWorld {
  return { ...plain, now_ms: clock.now_ms, random_state: randomState(random) }
}

export function unpackWorld({ now_ms, random_state, ...plain }: PackedWorld): World {
  const world: World = {
    ...createWorld({ seed: plain.seed }),
    ...plain,
    // A world that was kept before a switch came has it as a new one would.
    switches: { ...DEFAULT_SWITCHES, ...plain.switches },
    clock: createClock(now_ms),
    random: randomFromState(random_state),
  }
  // The deliverer looks again when the clock passes these moments.
  for (const { due_at_ms } of world.outbox) schedule(world.clock, due_at_ms, () => undefined)
  return world
}
