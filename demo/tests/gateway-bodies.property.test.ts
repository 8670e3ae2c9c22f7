import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { brokenOnce, inOtherCase, wholeBodies } from './harness/broken-bodies.ts'
import { anyContent, anyEnvelope, anyReceipt } from './harness/cloud-bodies.ts'
import { bodyJudges, TO } from './harness/judge-bodies.ts'

// Hundreds of bodies for each property.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const judges = bodyJudges()
const TAKEN = { http_status: 200, code: 0 }

test('every kind of body that WhatsApp takes is taken through the gateway', () => {
  for (const body of wholeBodies(judges.named)) {
    const verdicts = [judges.directly(body as never), judges.through(body as never)]
    expect([body, ...verdicts]).toEqual([body, TAKEN, TAKEN])
  }
})

test('words of WhatsApp are taken in any case, in a body of every kind', () => {
  const refused: unknown[] = []
  for (const whole of wholeBodies(judges.named)) {
    for (const body of inOtherCase(whole)) {
      const verdicts = [judges.directly(body as never), judges.through(body as never)]
      if (!isDeepStrictEqual(verdicts, [TAKEN, TAKEN])) refused.push({ verdicts, body: JSON.stringify(body) })
    }
  }
  expect(refused).toEqual([])
})

// Two faults may be named in either order, so each body has one.
test('a body that is broken in one place is refused with the same status and code by WhatsApp and through the gateway', () => {
  const codes = new Map<number, number>()
  const differing: unknown[] = []
  for (const whole of wholeBodies(judges.named)) {
    for (const body of brokenOnce(whole)) {
      const [directly, through] = [judges.directly(body as never), judges.through(body as never)]
      codes.set(directly.code, (codes.get(directly.code) ?? 0) + 1)
      if (!isDeepStrictEqual(directly, through))
        differing.push({ directly, through, body: JSON.stringify(body) })
    }
  }
  expect(differing).toEqual([])
  // Both ways were seen often enough for the agreement to mean something.
  expect(codes.get(0)).toBeGreaterThan(5_000)
  const SEEN = [100, 131008, 131009, 131041, 131051, 132000, 132001, 132005, 132012, 132018]
  expect([...codes.keys()]).toEqual(expect.arrayContaining(SEEN))
})

test('a list of users to block is read, or refused, by WhatsApp and the gateway alike', () => {
  const { directly, through } = judges.readsBlockList
  const users = [{ user: '+15550104477' }, { user_id: 'US.1' }, { user: TO, user_id: 'US.1' }]
  const whole = { messaging_product: 'whatsapp', block_users: users }
  expect([directly(whole), through(whole)]).toEqual([true, true])
  const bodies = [...brokenOnce(whole)] as (typeof whole)[]
  expect(bodies.filter((body) => directly(body) !== through(body))).toEqual([])
  expect(bodies.filter(directly).length).toBeGreaterThan(100)
})

test.each([
  ['content', anyContent],
  ['envelopes', anyEnvelope],
  ['receipts', anyReceipt],
] as const)('WhatsApp and the gateway agree about generated %s', (_, any) => {
  fc.assert(
    fc.property(any(judges.named), (content) => {
      const body = JSON.parse(JSON.stringify({ messaging_product: 'whatsapp', to: TO, ...content }))
      expect(judges.through(body)).toEqual(judges.directly(body))
    }),
    { numRuns: 5_000 },
  )
})
