import { z } from 'zod'
import { identityEventSchema } from '../../contacts/schema.ts'
import { messageSchema } from '../../conversations/messages/schema.ts'

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), at: z.iso.datetime(), message: messageSchema }),
  z.object({ kind: z.literal('identity_event'), at: z.iso.datetime(), identity_event: identityEventSchema }),
])
