import { randomInt, randomText } from './random.ts'
import type { World } from './types.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A message id. Meta's hold nothing that may be read from them, so ours are pure chance behind the usual beginning,
 * and never hide a phone in their base64.
 */
export function newWamid(world: World): string {
  return `wamid.${Buffer.from(randomHex(world, 3)).toString('base64')}`
}

export function newCallId(world: World): string {
  return `wacid.${randomHex(world, 4)}`
}

export function newGroupId(world: World): string {
  return Buffer.from(`capi_group:${randomText(world.random, 16, LETTERS)}`).toString('base64url')
}

export function newTraceId(world: World): string {
  return `A${randomText(world.random, 22, LETTERS)}`
}

export function newNumericId(world: World, prefix: string): string {
  return prefix + randomText(world.random, 15 - prefix.length, '0123456789')
}

/** Eight upper-case hex digits per word. */
function randomHex(world: World, words: number): string {
  let text = ''
  for (let word = 0; word < words; word++) {
    text += randomInt(world.random, 0, 0xffffffff).toString(16).padStart(8, '0')
  }
  return text.toUpperCase()
}
