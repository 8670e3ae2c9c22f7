import { parseArgs } from 'node:util'
import { resolveIdentity } from './resolve.ts'
import { brokenPromises, WORLD_OPTIONS } from './world-properties.ts'
import { buildWorld, factsOf, type World } from './worlds.ts'

/** Plays physical worlds through the resolver until one breaks a promise: `npm run worlds -- --count 100000 [--seed N]`. */
function main(): void {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  })
  const count = Number(values.count)
  const first = Number(values.seed)
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) {
    throw new Error('--count and --seed are whole numbers')
  }
  const began = performance.now()
  for (let played = 0; played < count; played += 1) {
    const seed = first + played
    const world = buildWorld(seed)
    if (failures(world).length > 0) {
      report(shrink(world))
      process.exitCode = 1
      return
    }
    if ((played + 1) % 10_000 === 0) progress(played + 1, count, began)
  }
  console.log(`${count} worlds from seed ${first}: every promise held.`)
}

function progress(played: number, count: number, began: number): void {
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`${played} of ${count} worlds, ${seconds} s`)
}

function failures(world: World): string[] {
  try {
    return brokenPromises(world)
  } catch (error) {
    return [`the resolver threw: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Leaves out what the failure does not need, until every observation left is needed. */
function shrink(world: World): World {
  let smallest = world
  for (let again = true; again; ) {
    again = false
    for (let index = smallest.observations.length - 1; index >= 0; index -= 1) {
      const observations = smallest.observations.filter((_, position) => position !== index)
      const smaller = { ...smallest, observations }
      if (failures(smaller).length === 0) continue
      smallest = smaller
      again = true
    }
  }
  return smallest
}

function report(world: World): void {
  const facts = factsOf(world.observations)
  console.error(`seed ${world.seed} breaks:\n  ${failures(world).join('\n  ')}`)
  for (const { at, person, kind, portfolio, bsuid, previous, parent, phone } of world.observations) {
    const what = previous ? `${previous} → ${bsuid}` : (bsuid ?? 'no BSUID')
    console.error(
      `  ${new Date(at).toISOString()} ${person} ${kind} ${portfolio} ${what} ${parent ?? ''} ${phone ?? ''}`,
    )
  }
  console.error(JSON.stringify(facts, null, 2))
  try {
    console.error(JSON.stringify(resolveIdentity(facts, WORLD_OPTIONS).people, null, 2))
  } catch (error) {
    console.error(error)
  }
}

main()
