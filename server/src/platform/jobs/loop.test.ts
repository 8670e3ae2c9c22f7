import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { beforeEach, expect, test } from 'vitest'
import { type Loop, type LoopOptions, startLoop } from './loop.ts'

const NEVER_MS = 1_000_000

let registry: Registry
let lines: { msg: string; loop: string; failures: number }[]
beforeEach(() => {
  registry = new Registry()
  lines = []
})

function start(run: LoopOptions['run'], options: Partial<LoopOptions> = {}): Loop {
  const log = pino(
    new Writable({
      write: (line, _encoding, done) => {
        lines.push(JSON.parse(String(line)))
        done()
      },
    }),
  )
  return startLoop({ log, metrics: registry }, { name: 'example', poll_ms: NEVER_MS, run, ...options })
}

async function turnsThat(outcome: string): Promise<number | undefined> {
  const { values = [] } = (await registry.getSingleMetric('selfsame_loop_turns_total')?.get()) ?? {}
  return values.find(({ labels }) => labels.loop === 'example' && labels.outcome === outcome)?.value
}

test('turns follow each other while there is more to do, and then the loop rests until it is woken', async () => {
  let turns = 0
  const loop = start(async () => {
    turns += 1
    return turns < 3
  })
  await expect.poll(() => turns).toBe(3)
  loop.wake()
  await expect.poll(() => turns).toBe(4)
  expect(await turnsThat('done')).toBe(4)
  await loop.stop()
  loop.wake()
  expect(turns).toBe(4)
})

test('a turn that is asked for begins after the one that is under way', async () => {
  const begun: number[] = []
  const first = Promise.withResolvers<boolean>()
  const loop = start(() => {
    begun.push(begun.length)
    return begun.length === 1 ? first.promise : Promise.resolve(false)
  })
  await expect.poll(() => begun).toEqual([0])
  const asked = loop.turn()
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toEqual([0])
  first.resolve(false)
  await asked
  expect(begun).toEqual([0, 1])
  await loop.stop()
})

test('a turn that fails is logged once in ten seconds, counted, and repeated', async () => {
  const heard: unknown[] = []
  let turns = 0
  const loop = start(
    async () => {
      turns += 1
      if (turns <= 3) throw new Error(`failure ${turns}`)
      return false
    },
    { onFailure: (error) => heard.push(error) },
  )
  await expect.poll(() => turns, { timeout: 10_000 }).toBe(4)
  await loop.stop()
  expect(heard).toEqual([new Error('failure 1'), new Error('failure 2'), new Error('failure 3')])
  expect(lines).toMatchObject([
    { msg: 'loop failed', loop: 'example', failures: 1 },
    { msg: 'loop resumed', loop: 'example', failures: 3 },
  ])
  expect([await turnsThat('done'), await turnsThat('failed')]).toEqual([1, 3])
})

test('a turn that was asked for rejects with its own error, and the next one runs', async () => {
  let fails = false
  const loop = start(async () => {
    if (fails) throw new Error('no')
    return false
  })
  await loop.turn()
  fails = true
  await expect(loop.turn()).rejects.toThrow('no')
  fails = false
  expect(await loop.turn()).toBe(false)
  await loop.stop()
})

test('stopping aborts the signal, waits for the turn under way, and ends a pause', async () => {
  const working = Promise.withResolvers<boolean>()
  const loop = start(() => working.promise)
  await new Promise((resolve) => setImmediate(resolve))
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  expect(loop.signal.aborted).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(stopped).toBe(false)
  working.resolve(true)
  await stopping

  const failing = start(() => Promise.reject(new Error('no')), { name: 'failing' })
  await new Promise((resolve) => setImmediate(resolve))
  await failing.stop()
})

test('a process has one counter for all its loops', async () => {
  const loops = [start(async () => false), start(async () => false, { name: 'other' })]
  await Promise.all(loops.map((loop) => loop.turn()))
  expect(await registry.metrics()).toMatch(/loop="example"[\s\S]*loop="other"/)
  await Promise.all(loops.map((loop) => loop.stop()))
})
