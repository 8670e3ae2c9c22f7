import { firstInOrder, type QueuedFile, queueFiles } from '../conversations/media/queue-files.ts'
import { newId } from '../platform/base/ids.ts'
import type { CallUpdate, MediaReference } from '../whatsapp/values/types.ts'
import type { Inbox, IngestScope } from './ingest-scope.ts'
import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'

/**
 * Has the files that any copy of a message names fetched. Only what Meta has an id for: a bare link, as in echoes of what another
 * program sent, leads anywhere.
 */
export async function queueMedia(
  locked: IngestScope,
  placed: PlacedMessage[],
  calls: Routed<CallUpdate>[],
): Promise<void> {
  const files = new Map<string, QueuedFile>()
  for (const { item, id: message_id } of placed) {
    // What we sent ourselves is here already.
    if (item.seen.includes('send')) continue
    const ofCall = item.source === 'call' ? mediaOfCall(calls, item.inbox, item.update.wamid) : []
    for (const { media_id, sha256, mime_type, filename } of [...item.files, ...ofCall]) {
      if (media_id === null) continue
      const known = files.get(`${message_id} ${media_id}`)
      files.set(`${message_id} ${media_id}`, {
        id: newId(),
        inbox_id: item.inbox.id,
        message_id,
        meta_media_id: media_id,
        announced_sha256: firstInOrder(known?.announced_sha256 ?? null, sha256),
        mime_type: firstInOrder(known?.mime_type ?? null, mime_type),
        file_name: firstInOrder(known?.file_name ?? null, filename),
      })
    }
  }
  await queueFiles(locked, [...files.values()])
}

/** The recordings and transcripts of a call, which later webhooks about it name. */
function mediaOfCall(calls: Routed<CallUpdate>[], inbox: Inbox, call_id: string): MediaReference[] {
  return calls
    .filter(({ update, inbox: on }) => on.id === inbox.id && update.call_id === call_id)
    .flatMap(({ update }) => update.media)
}
