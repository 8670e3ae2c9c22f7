import { z } from 'zod'
import { limitFields } from '../../../platform/base/limit-fields.ts'
import { id, text } from '../parts/parts.ts'
import { around, body } from './parts.ts'

const LONGEST_BUTTON = 30
const MOST_DATA = 1_000

const parameters = z
  .strictObject({
    flow_message_version: z.string().regex(/^\d+$/).describe('`"3"`'),
    flow_id: id.optional(),
    flow_name: id.optional(),
    flow_cta: text(LONGEST_BUTTON).describe('The label of the button that opens the flow.'),
    flow_token: id.optional().describe('Returned with the reply.'),
    mode: z.enum(['draft', 'published']).optional(),
    flow_action: z.enum(['navigate', 'data_exchange']).optional(),
    flow_action_payload: z
      .strictObject({
        screen: id,
        data: limitFields(z.record(z.string(), z.unknown()), MOST_DATA).optional(),
      })
      .optional(),
  })
  .refine(
    ({ flow_id, flow_name }) => (flow_id === undefined) !== (flow_name === undefined),
    'Expected exactly one of flow_id and flow_name',
  )

/** A form. */
export const flowMessageSchema = z.strictObject({
  type: z.literal('flow'),
  ...around,
  body: body(),
  action: z.strictObject({ name: z.literal('flow'), parameters }),
})
