import { z } from 'zod'
import { idPattern } from '../platform/base/ids.ts'

/** What the sandbox answers, as far as a phone's page shows it. */
export const numberSchema = z.object({
  id: z.string(),
  portfolio_id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string(),
})

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  username: z.string().nullable(),
  registered: z.boolean(),
  behaviour: z.object({ online: z.boolean(), reads: z.boolean() }),
  bsuids: z.record(z.string(), z.string()),
  phone_visible_to: z.array(z.string()),
  blocked_numbers: z.array(z.string()),
})

const buttonSchema = z.object({
  kind: z.enum(['reply', 'row', 'quick_reply', 'share_number']),
  id: z.string(),
  title: z.string(),
})

export const phoneMessageSchema = z.object({
  id: z.string(),
  from: z.enum(['business', 'person']),
  number_id: z.string(),
  type: z.string(),
  at_ms: z.number(),
  arrival: z.enum(['written', 'waiting', 'arrived', 'read', 'lost']),
  revoked: z.boolean().optional(),
  shown: z.object({ text: z.string().nullable(), buttons: z.array(buttonSchema) }),
})

export type SandboxPerson = z.infer<typeof personSchema>
export type SandboxMessage = z.infer<typeof phoneMessageSchema>

const inbox_id = z.string().regex(idPattern('inbox'))

const simulatedPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().describe('With a plus sign; the last one after the account was deleted.'),
  username: z.string().nullable(),
  registered: z.boolean(),
})

export const sandboxSchema = z.object({
  now: z.iso.datetime(),
  inboxes: z.array(z.object({ inbox_id, name: z.string(), phone: z.string() })),
  people: z.array(simulatedPersonSchema),
})

export const phoneSchema = simulatedPersonSchema.extend({
  online: z.boolean(),
  reads: z.boolean().describe('True: the simulated user reads incoming messages automatically.'),
  inboxes: z.array(
    z.object({
      inbox_id,
      name: z.string(),
      bsuid: z.string().nullable().describe('Null before the first contact with the portfolio.'),
      phone_visible: z.boolean().describe('Whether a webhook sent now would show the phone.'),
      blocked: z.boolean(),
    }),
  ),
  messages: z
    .array(
      z.object({
        id: z.string(),
        inbox_id,
        from: z.enum(['business', 'person']),
        type: z.string(),
        text: z.string().nullable(),
        buttons: z.array(buttonSchema),
        at: z.iso.datetime(),
        arrival: z.enum(['written', 'waiting', 'arrived', 'read', 'lost']),
        revoked: z.boolean(),
      }),
    )
    .describe('The newest 200 messages on the phone or in flight to it, oldest first.'),
})

const text = z.string().trim().min(1)
const phone = text.max(30).describe('With its country code.')

export const newPersonSchema = z.strictObject({
  name: text.max(60),
  phone: phone.optional(),
  username: text.max(35).optional(),
})

/** What a user can do with a simulated phone. */
export const actSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('write'), inbox_id, text: text.max(4096) }),
  z.strictObject({
    act: z.literal('tap'),
    inbox_id,
    message_id: z.string().describe('The message with the button.'),
    button: buttonSchema,
  }),
  z.strictObject({ act: z.literal('read'), inbox_id }),
  z.strictObject({ act: z.literal('block'), inbox_id }),
  z.strictObject({ act: z.literal('unblock'), inbox_id }),
  z.strictObject({ act: z.literal('adopt_username'), username: text.max(35) }),
  z.strictObject({ act: z.literal('drop_username') }),
  z.strictObject({ act: z.literal('change_number'), phone: phone.optional() }),
  z.strictObject({ act: z.literal('delete_account') }),
  z.strictObject({ act: z.literal('go_offline') }),
  z.strictObject({ act: z.literal('come_back') }),
])

export type PhoneAct = z.infer<typeof actSchema>
