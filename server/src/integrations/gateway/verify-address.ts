import { randomInt } from 'node:crypto'
import { Agent } from 'undici'
import {
  guardedLookup,
  type JudgeAddress,
  literalAddress,
  mayReach,
} from '../../platform/outbound-http/addresses.ts'
import type { OpenedConsumer } from './consumers.ts'

/** What the verification of an address came to: in one word, why it is not verified. */
export type AddressVerification =
  | { verified: true }
  | { verified: false; reason: 'address_refused' | 'no_answer' | 'wrong_status' | 'wrong_challenge' }

const ANSWER_WITHIN_MS = 10_000
const LONGEST_ANSWER = 1024

/** Asks an address with the GET by which Meta verifies one: it is to answer 200 with the challenge and nothing else. */
export async function verifyAddress(
  judge: JudgeAddress,
  { url, verify_token }: Pick<OpenedConsumer, 'verify_token'> & { url: string },
): Promise<AddressVerification> {
  const target = new URL(url)
  const literal = literalAddress(target)
  if (literal !== null && !mayReach(judge(literal), target.protocol)) return failed('address_refused')
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  target.searchParams.set('hub.mode', 'subscribe')
  target.searchParams.set('hub.challenge', challenge)
  target.searchParams.set('hub.verify_token', verify_token)
  const agent = new Agent({ connect: { lookup: guardedLookup(judge, target.protocol) } })
  try {
    const answer = await agent.request({
      origin: target.origin,
      path: `${target.pathname}${target.search}`,
      method: 'GET',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    if (answer.statusCode !== 200) return failed('wrong_status')
    const text = await readBeginning(answer.body)
    return text.trim() === challenge ? { verified: true } : failed('wrong_challenge')
  } catch (error) {
    const refused = error instanceof Error && 'code' in error && error.code === 'ADDRESS_REFUSED'
    return failed(refused ? 'address_refused' : 'no_answer')
  } finally {
    await agent.destroy()
  }
}

/** At most the length of a challenge: an endless response is not read, and its connection is closed below. */
async function readBeginning(body: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of body) {
    text += chunk.toString('latin1')
    if (text.length > LONGEST_ANSWER) break
  }
  return text
}

function failed(reason: Extract<AddressVerification, { verified: false }>['reason']): AddressVerification {
  return { verified: false, reason }
}
