import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { generateTraffic, STEADY, type TrafficOptions } from './traffic.ts'

const OPTIONS: TrafficOptions = {
  label: 'test',
  people: 1000,
  updates: 5000,
  batch_size: 1,
  mix: STEADY,
  seed: 7,
  start_ms: Date.UTC(2026, 10, 1),
  updates_per_second: 1000,
  secret: 'secret',
  waba_id: '310000000000001',
  phone_number_id: '420000000000001',
  display_phone_number: '15550100001',
}

type Change = {
  field: string
  value: {
    messages?: { id: string; type: string }[]
    message_echoes?: { id: string }[]
    statuses?: { id: string; status: string }[]
  }
}

function changesOf(options: TrafficOptions): Change[] {
  return [...generateTraffic(options)].flatMap(({ body }) => JSON.parse(body.toString()).entry[0].changes)
}

test('the same options give the same bytes', () => {
  const bytes = (options: TrafficOptions) => [...generateTraffic(options)].map(({ body }) => body.toString())
  expect(bytes(OPTIONS)).toEqual(bytes(OPTIONS))
  expect(bytes({ ...OPTIONS, seed: 8 })).not.toEqual(bytes(OPTIONS))
})

test('every body is signed over its bytes and says which messages it holds', () => {
  const all = [...generateTraffic({ ...OPTIONS, batch_size: 7 })]
  for (const { body, signature } of all) {
    expect(signature).toBe(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`)
  }
  expect(all.reduce((sum, { updates }) => sum + updates, 0)).toBe(5000)
  const named = all.flatMap(({ wamids }) => wamids)
  expect(new Set(named).size).toBe(named.length)
  const sent = changesOf({ ...OPTIONS, batch_size: 7 }).flatMap(({ value }) => [
    ...(value.messages ?? []).filter(({ type }) => type !== 'system'),
    ...(value.message_echoes ?? []),
  ])
  expect(named).toEqual(sent.map(({ id }) => id))
})

test('a message that left is followed by its statuses in their order', () => {
  const seen = new Map<string, string[]>()
  for (const { value } of changesOf(OPTIONS)) {
    for (const { id } of value.message_echoes ?? []) seen.set(id, [])
    for (const { id, status } of value.statuses ?? []) seen.get(id)?.push(status)
  }
  const whole = [...seen.values()].filter((statuses) => statuses.length === 3)
  expect(whole.length).toBeGreaterThan(500)
  for (const statuses of whole) expect(statuses).toEqual(['sent', 'delivered', 'read'])
})

test('the shares of the mix are kept', () => {
  const changes = changesOf({ ...OPTIONS, updates: 20_000 })
  const share = (is: (change: Change) => boolean) => changes.filter(is).length / changes.length
  expect(share(({ field }) => field === 'smb_message_echoes')).toBeCloseTo(STEADY.echoes, 1)
  expect(share(({ value }) => value.statuses !== undefined)).toBeCloseTo(STEADY.echoes * 3, 1)
  const rotations = share(({ value }) => value.messages?.[0]?.type === 'system')
  expect(rotations).toBeGreaterThan(STEADY.rotations / 2)
  expect(rotations).toBeLessThan(STEADY.rotations * 2)
})
