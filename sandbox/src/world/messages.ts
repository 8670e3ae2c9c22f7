import { newWamid } from './ids.ts'
import type { World, WorldMessage } from './types.ts'
import { WorldError } from './world.ts'

/** Keeps a message under a new wamid and forgets the oldest ones past the world's limit. */
export function keepMessage(
  world: World,
  message: Omit<WorldMessage, 'id' | 'at_ms' | 'statuses'>,
): WorldMessage {
  const kept: WorldMessage = { id: newWamid(world), at_ms: world.clock.now_ms, statuses: [], ...message }
  world.messages.set(kept.id, kept)
  if (world.messages.size > world.keep_messages) {
    const [oldest] = world.messages.keys()
    if (oldest !== undefined) world.messages.delete(oldest)
  }
  return kept
}

export function getMessage(world: World, message_id: string): WorldMessage {
  const message = world.messages.get(message_id)
  if (!message) throw new WorldError(`There is no message ${message_id}`)
  return message
}
