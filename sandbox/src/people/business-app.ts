import type { Content } from '../world/content.ts'
import type { World, WorldMessage } from '../world/types.ts'

export type HistoryThread = {
  person_id: string
  messages: {
    from: 'person' | 'business'
    content: Content
    at_ms: number
    status?: 'DELIVERED' | 'ERROR' | 'PENDING' | 'PLAYED' | 'READ' | 'SENT'
  }[]
}

/** Coexistence: what the business does in the WhatsApp Business app. */
export declare function businessAppWrites(
  world: World,
  number_id: string,
  person_id: string,
  content: Content | string,
): WorldMessage
export declare function syncAppContact(
  world: World,
  number_id: string,
  person_id: string,
  action: 'add' | 'remove',
  contact?: { full_name?: string; first_name?: string },
): void
/** Sends the history webhooks of a newly connected number, in phases and chunks, media after them. */
export declare function syncHistory(
  world: World,
  number_id: string,
  threads: HistoryThread[],
  options?: { chunk_messages?: number; out_of_order?: boolean },
): void
export declare function declineHistory(world: World, number_id: string): void
/** Conversation Routing: copies for an app that does not own the thread, and the handing over itself. */
export declare function standbyCopy(world: World, number_id: string, message_id: string): void
export declare function handOver(
  world: World,
  number_id: string,
  person_id: string,
  options: {
    type: 'control_passed' | 'control_taken'
    previous_owner_role: string
    new_owner_role: string
    metadata?: string
  },
): void
