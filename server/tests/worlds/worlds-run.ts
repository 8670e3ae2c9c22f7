import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { resolveIdentity } from '../../src/identity/resolve.ts'
import type { Facts } from '../../src/identity/types.ts'
import { crowdFacts } from './crowded-facts.ts'
import { brokenLaws, brokenLocality } from './world-laws.ts'
import { brokenByFacts, brokenPromises, WORLD_OPTIONS } from './world-properties.ts'
import { buildWorld, factsOf, type World } from './worlds.ts'

/**
 * Plays physical worlds, and as many crowds of random facts, through the resolver until one breaks a promise:
 * `npm run worlds -- --count 100000 [--seed N] [--processes 2]`.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      processes: { type: 'string', default: '1' },
    },
  })
  const [count, first, processes] = [values.count, values.seed, values.processes].map(Number)
  if (!isWhole(count, 1) || !isWhole(first, 0) || !isWhole(processes, 1)) {
    throw new Error('--count, --seed and --processes are whole numbers')
  }
  const good = processes > 1 ? await shareOut(first, count, processes) : play(first, count)
  if (!good) process.exitCode = 1
  else if (process.send === undefined) {
    console.log(`${count} worlds from seed ${first}, ${seconds()} s: every promise held.`)
  }
}

function isWhole(value: number | undefined, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least
}

function seconds(): number {
  return Math.round(performance.now() / 1000)
}

/** Each process plays a stretch of seeds; the first failure ends them all. */
async function shareOut(first: number, count: number, processes: number): Promise<boolean> {
  const share = Math.ceil(count / processes)
  const starts = Array.from({ length: processes }, (_, index) => index * share).filter((at) => at < count)
  const children = starts.map((at) =>
    fork(fileURLToPath(import.meta.url), [
      '--count',
      String(Math.min(share, count - at)),
      '--seed',
      String(first + at),
    ]),
  )
  const ends = children.map(
    (child) =>
      new Promise<boolean>((resolve) => {
        child.on('exit', (code) => {
          if (code !== 0) for (const other of children) other.kill()
          resolve(code === 0)
        })
      }),
  )
  return (await Promise.all(ends)).every((good) => good)
}

function play(first: number, count: number): boolean {
  let before = buildWorld(first + count)
  for (let played = 0; played < count; played += 1) {
    const seed = first + played
    const world = buildWorld(seed)
    const crowd = crowdFacts(seed)
    if (failures(world).length > 0) {
      reportWorld(shrinkWorld(world))
      return false
    }
    if (crowdFailures(crowd, seed).length > 0) {
      reportFacts(shrinkFacts(crowd, seed), seed)
      return false
    }
    const mixed = caught(() => brokenLocality(before, world))
    if (mixed.length > 0) {
      console.error(`seeds ${before.seed} and ${seed} break:\n  ${mixed.join('\n  ')}`)
      return false
    }
    before = world
    if ((played + 1) % 5_000 === 0) {
      console.log(`seeds ${first} to ${seed}: ${played + 1} of ${count} worlds, ${seconds()} s`)
    }
  }
  return true
}

function caught(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    return [`the resolver threw: ${error instanceof Error ? error.stack : String(error)}`]
  }
}

function failures(world: World): string[] {
  return caught(() => [...brokenPromises(world), ...brokenLaws(factsOf(world.observations), world.seed)])
}

function crowdFailures(facts: Facts, seed: number): string[] {
  return caught(() => [...brokenByFacts(facts), ...brokenLaws(facts, seed)])
}

/** Leaves out what the failure does not need, half the list at first, until everything left is needed. */
function shrink<T>(list: T[], fails: (smaller: T[]) => boolean): T[] {
  let smallest = list
  for (let size = Math.ceil(list.length / 2); size >= 1; ) {
    const before = smallest.length
    for (let from = smallest.length - size; from > -size; from -= size) {
      const smaller = smallest.filter((_, position) => position < from || position >= from + size)
      if (smaller.length < smallest.length && fails(smaller)) smallest = smaller
    }
    if (size > 1) size = Math.floor(size / 2)
    else if (smallest.length === before) break
  }
  return smallest
}

function shrinkWorld(world: World): World {
  const fails = (observations: World['observations']) => failures({ ...world, observations }).length > 0
  return { ...world, observations: shrink(world.observations, fails) }
}

function shrinkFacts(facts: Facts, seed: number): Facts {
  const fails = (smaller: Partial<Facts>) => crowdFailures({ ...smallest, ...smaller }, seed).length > 0
  let smallest = facts
  const keep = (smaller: Partial<Facts>) => {
    smallest = { ...smallest, ...smaller }
  }
  keep({ sightings: shrink(smallest.sightings, (sightings) => fails({ sightings })) })
  keep({ phone_sightings: shrink(smallest.phone_sightings, (phone_sightings) => fails({ phone_sightings })) })
  keep({ rotations: shrink(smallest.rotations, (rotations) => fails({ rotations })) })
  keep({ claims: shrink(smallest.claims, (claims) => fails({ claims })) })
  keep({ decisions: shrink(smallest.decisions, (decisions) => fails({ decisions })) })
  return smallest
}

function reportWorld(world: World): void {
  console.error(`seed ${world.seed} breaks:\n  ${failures(world).join('\n  ')}`)
  for (const { at, person, kind, portfolio, bsuid, previous, parent, phone } of world.observations) {
    const what = previous ? `${previous} → ${bsuid}` : (bsuid ?? 'no BSUID')
    console.error(
      `  ${new Date(at).toISOString()} ${person} ${kind} ${portfolio} ${what} ${parent ?? ''} ${phone ?? ''}`,
    )
  }
  printFacts(factsOf(world.observations))
}

function reportFacts(facts: Facts, seed: number): void {
  console.error(`the crowd of seed ${seed} breaks:\n  ${crowdFailures(facts, seed).join('\n  ')}`)
  printFacts(facts)
}

function printFacts(facts: Facts): void {
  console.error(JSON.stringify(facts, null, 2))
  const people = caught(() => [JSON.stringify(resolveIdentity(facts, WORLD_OPTIONS).people, null, 2)])
  console.error(people.join('\n'))
}

await main()
