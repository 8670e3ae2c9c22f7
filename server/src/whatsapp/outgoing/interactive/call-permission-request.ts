import { z } from 'zod'
import { body } from './parts.ts'

/** Asks whether the business may call. */
export const callPermissionRequestMessageSchema = z.strictObject({
  type: z.literal('call_permission_request'),
  body: body().optional(),
  action: z.strictObject({ name: z.literal('call_permission_request') }),
})
