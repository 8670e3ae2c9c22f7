import { buildContent } from '../webhooks/content.ts'
import { metadataOf, participantOf, showPerson, usernameContactOf } from '../webhooks/identity.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { DAY_MS, unixSeconds } from '../world/clock.ts'
import type { Content } from '../world/content.ts'
import { newWamid } from '../world/ids.ts'
import { withMedia } from '../world/media.ts'
import type { World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, WorldError } from '../world/world.ts'

export type HistoryMessage = {
  from: 'person' | 'business'
  content: Content
  at_ms: number
  status?: 'DELIVERED' | 'ERROR' | 'PENDING' | 'PLAYED' | 'READ' | 'SENT'
}

export type HistoryThread = { person_id: string; messages: HistoryMessage[] }

type Item = { person_id: string; message: HistoryMessage; id: string; wire: JsonObject; phase: number }

const MEDIA_DAYS = 14
const MEDIA_TYPES = new Set(['image', 'video', 'audio', 'document', 'sticker'])

/**
 * The history webhooks of a newly connected coexistence number: the last day, then to 90, then to 180 days, in chunks
 * of messages; media of the last 14 days follow in webhooks of their own.
 */
export function syncHistory(
  world: World,
  number_id: string,
  threads: HistoryThread[],
  options: { chunk_messages?: number; out_of_order?: boolean } = {},
): void {
  if (!getNumber(world, number_id).coexistence)
    throw new WorldError('Only coexistence numbers have a history')
  const items = threads.flatMap((thread) =>
    thread.messages.map((message) => prepare(world, thread.person_id, message)),
  )
  const size = options.chunk_messages ?? 100
  const chunks: { phase: number; chunk_order: number; items: Item[] }[] = []
  for (const phase of [0, 1, 2]) {
    const of_phase = items.filter((item) => item.phase === phase)
    for (let start = 0, order = 1; start < of_phase.length; start += size, order++) {
      chunks.push({ phase, chunk_order: order, items: of_phase.slice(start, start + size) })
    }
  }
  const built = chunks.map((chunk, index) => {
    const progress = Math.round((100 * (index + 1)) / chunks.length)
    return buildChunk(world, number_id, { ...chunk, progress })
  })
  for (const value of options.out_of_order ? built.reverse() : built) {
    queueUpdate(world, number_id, 'history', value)
  }
  for (const item of items) if (isRecentMedia(world, item)) queueMedia(world, number_id, item)
}

export function declineHistory(world: World, number_id: string): void {
  const title = 'History sync is turned off by the business from the WhatsApp Business App'
  queueUpdate(world, number_id, 'history', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    history: [{ errors: [{ code: 2593109, title, message: title, error_data: { details: title } }] }],
  })
}

function prepare(world: World, person_id: string, message: HistoryMessage): Item {
  const age_ms = world.clock.now_ms - message.at_ms
  const phase = age_ms <= DAY_MS ? 0 : age_ms <= 90 * DAY_MS ? 1 : 2
  const wire = buildContent(world, withMedia(world, message.content))
  return { person_id, message, id: newWamid(world), wire, phase }
}

function buildChunk(
  world: World,
  number_id: string,
  chunk: { phase: number; chunk_order: number; progress: number; items: Item[] },
): JsonObject {
  const by_person = Map.groupBy(chunk.items, (item) => item.person_id)
  const threads = [...by_person].map(([person_id, items]) => {
    const shown = showPerson(world, number_id, person_id)
    return {
      id: shown.wa_id,
      context: participantOf(shown),
      messages: items.map((item) => ({
        ...buildEnds(world, number_id, item),
        id: item.id,
        timestamp: String(unixSeconds(item.message.at_ms)),
        ...placeholder(world, item),
        history_context: { status: item.message.status ?? 'READ' },
      })),
    }
  })
  const { phase, chunk_order, progress } = chunk
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    history: [{ metadata: { phase, chunk_order, progress }, threads }],
  }
}

function buildEnds(world: World, number_id: string, item: Item): JsonObject {
  const shown = showPerson(world, number_id, item.person_id)
  if (item.message.from === 'person') {
    const { wa_id, user_id, parent_user_id } = shown
    return { from: wa_id, from_user_id: user_id, from_parent_user_id: parent_user_id }
  }
  return {
    from: getNumber(world, number_id).display_phone_number,
    to: shown.wa_id,
    to_user_id: shown.user_id,
    to_parent_user_id: shown.parent_user_id,
  }
}

/** In the threads themselves a media message is only announced. */
function placeholder(world: World, item: Item): JsonObject {
  return isRecentMedia(world, item) ? { type: 'media_placeholder' } : item.wire
}

function isRecentMedia(world: World, item: Item): boolean {
  const recent = world.clock.now_ms - item.message.at_ms <= MEDIA_DAYS * DAY_MS
  return recent && MEDIA_TYPES.has(item.message.content.type)
}

function queueMedia(world: World, number_id: string, item: Item): void {
  const list = item.message.from === 'person' ? 'messages' : 'message_echoes'
  queueUpdate(world, number_id, 'history', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    contacts: [usernameContactOf(showPerson(world, number_id, item.person_id))],
    [list]: [
      {
        ...buildEnds(world, number_id, item),
        id: item.id,
        timestamp: String(unixSeconds(item.message.at_ms)),
        ...item.wire,
      },
    ],
  })
}
