import { randomText } from './random.ts'
import type { World } from './types.ts'

const HEX = '0123456789ABCDEF'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A message id. Meta's hold nothing that may be read from them, so ours are pure chance behind the usual beginning,
 * and never hide a phone in their base64.
 */
export function newWamid(world: World): string {
  return `wamid.${Buffer.from(randomText(world.random, 24, HEX)).toString('base64')}`
}

export function newCallId(world: World): string {
  return `wacid.${randomText(world.random, 32, HEX)}`
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
