import { describe, expect, it } from 'vitest'
import { addPerson } from '../people/people.ts'
import { personWrites } from '../people/write.ts'
import { buildWorld, codeOf } from '../test-world.ts'
import { bsuidOf } from '../visibility.ts'
import { advance } from '../world/world.ts'

describe('throughput', () => {
  it('is 80 messages a second, in and out together', () => {
    const { world, number, send } = buildWorld()
    const phones = Array.from({ length: 50 }, () => addPerson(world))
    for (const person of phones) personWrites(world, person.id, number.id, 'Hi')
    const codes = phones.map((person) => codeOf(send({ to: `+${person.phone}` })))
    expect(codes.filter((code) => code === 0)).toHaveLength(30)
    expect(codes.at(-1)).toBe(130429)
    advance(world, 1_000)
    expect(codeOf(send({ to: `+${phones[49]?.phone}` }))).toBe(0)
  })
})

describe('the pair limit', () => {
  function pair() {
    const setup = buildWorld()
    personWrites(setup.world, 'ines', setup.number.id, 'Hi')
    const burst = (count: number) =>
      Array.from({ length: count }, () => codeOf(setup.send({ to: '+15550104477' })))
    return { ...setup, burst }
  }

  it('lets 20 out at once and then waits two minutes', () => {
    const { world, burst } = pair()
    expect(new Set(burst(20))).toEqual(new Set([0]))
    advance(world, 119_000)
    expect(burst(1)).toEqual([131056])
    advance(world, 1_000)
    expect(burst(1)).toEqual([0])
  })

  it('ends a burst at 45', () => {
    const { burst } = pair()
    expect(burst(46).slice(44)).toEqual([0, 131056])
  })

  it('counts the phone and the BSUID of one person together, and other people apart', () => {
    const { world, number, portfolio, send, burst } = pair()
    personWrites(world, 'rafa', number.id, 'Ola')
    burst(45)
    expect(codeOf(send({ recipient: bsuidOf(world, portfolio.id, 'ines') }))).toBe(131056)
    expect(codeOf(send({ recipient: bsuidOf(world, portfolio.id, 'rafa') }))).toBe(0)
  })

  it('can be switched off', () => {
    const { world, burst } = pair()
    world.switches.limits = 'off'
    expect(new Set(burst(200))).toEqual(new Set([0]))
  })
})
