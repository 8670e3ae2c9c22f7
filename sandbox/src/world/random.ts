import { createHash } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

export interface Random {
  generator: RandomGenerator
}

export function createRandom(seed: number): Random {
  return { generator: xoroshiro128plus(seed) }
}

/** Where it stands, to go on from there. */
export function randomState({ generator }: Random): readonly number[] {
  return generator.getState()
}

export function randomFromState(state: readonly number[]): Random {
  return { generator: xoroshiro128plusFromState(state) }
}

/** A whole number from `min` to `max`, both included. */
export function randomInt(random: Random, min: number, max: number): number {
  return uniformInt(random.generator, min, max)
}

/** True in `share` of the cases; draws nothing when the outcome is certain, so idle faults change no ids. */
export function chance(random: Random, share: number): boolean {
  if (share <= 0) return false
  if (share >= 1) return true
  return randomInt(random, 0, 999_999) < share * 1_000_000
}

export function randomText(random: Random, length: number, alphabet: string): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[randomInt(random, 0, alphabet.length - 1)]
  return text
}

export function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[randomInt(random, 0, Math.max(0, items.length - 1))]
}

/** Text that depends on nothing but its parts, whatever was drawn before. */
export function derivedText(parts: (string | number)[], length: number, alphabet: string): string {
  let text = ''
  for (let round = 0; text.length < length; round++) {
    const bytes = createHash('sha256')
      .update([...parts, round].join('|'))
      .digest()
    for (const byte of bytes) text += alphabet[byte % alphabet.length]
  }
  return text.slice(0, length)
}
