import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { SCOPES } from '../../platform/http/types.ts'

const apiKey = {
  id: z.string().regex(idPattern('api_key')),
  name: z.string(),
  kind: z
    .enum(['made', 'set_up'])
    .describe('set_up: printed by the headless set-up, which makes another one when this is revoked.'),
  scopes: z.array(z.string()).describe('What it may do; `*` is everything, what comes later included.'),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable().describe('To the minute; null: never.'),
}

export const apiKeySchema = z.object(apiKey).describe('A key that works. What it is, only its holder knows.')

export const newApiKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('What uses it.'),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope)))
    .describe('Of those that the caller has.'),
})

export const madeApiKeySchema = z.object({
  ...apiKey,
  key: z.string().describe('Shown this once: `Authorization: Bearer ssk_…`.'),
})
