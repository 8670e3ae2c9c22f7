import { z } from 'zod'
import { parseContent } from '../content/content.ts'
import type { JsonObject } from '../values/readers.ts'
import { contactsSchema } from './contacts.ts'
import { interactiveSchema } from './interactive/interactive.ts'
import { locationSchema } from './location.ts'
import { audioSchema, documentSchema, imageSchema, stickerSchema, videoSchema } from './media.ts'
import { reactionSchema } from './reaction.ts'
import { templateSchema } from './template.ts'
import { textSchema } from './text.ts'

/**
 * What may be sent: the Cloud API's own content under its type, within Meta's limits (docs/sending.md). Ids of messages
 * and of uploaded files are ours.
 */
export const outgoingContentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: textSchema }),
  z.strictObject({ type: z.literal('image'), image: imageSchema }),
  z.strictObject({ type: z.literal('video'), video: videoSchema }),
  z.strictObject({ type: z.literal('audio'), audio: audioSchema }),
  z.strictObject({ type: z.literal('document'), document: documentSchema }),
  z.strictObject({ type: z.literal('sticker'), sticker: stickerSchema }),
  z.strictObject({ type: z.literal('location'), location: locationSchema }),
  z.strictObject({ type: z.literal('contacts'), contacts: contactsSchema }),
  z.strictObject({ type: z.literal('reaction'), reaction: reactionSchema }),
  z.strictObject({ type: z.literal('template'), template: templateSchema }),
  z.strictObject({ type: z.literal('interactive'), interactive: interactiveSchema }),
])

export type OutgoingContent = z.output<typeof outgoingContentSchema>

/**
 * The body of a request to the Cloud API without its address: type, content, context. Messages of ours are given by
 * Meta's ids; files of ours still stand in it as `media_id`, until `withUploadedMedia` has replaced them.
 */
export function buildRequest(
  content: OutgoingContent,
  resolved: { reply_to_wamid?: string | null; reaction_wamid?: string | null },
): JsonObject {
  const context = resolved.reply_to_wamid == null ? {} : { context: { message_id: resolved.reply_to_wamid } }
  if (content.type !== 'reaction') return { ...content, ...context }
  if (resolved.reaction_wamid == null) throw new Error('A reaction requires the message to react to.')
  const reaction = { ...content.reaction, message_id: resolved.reaction_wamid }
  return { type: 'reaction', reaction, ...context }
}

/** What a timeline shows and a search finds: the same as for such a message from a contact. */
export function textOf(content: OutgoingContent): string | null {
  return parseContent(content).text
}
