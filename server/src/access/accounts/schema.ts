import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import { SCOPES } from '../../platform/http/types.ts'

const apiKey = {
  id: z.string().regex(idPattern('api_key')),
  name: z.string(),
  kind: z
    .enum(['made', 'set_up'])
    .describe('`set_up`: created by the command `setup`, which creates a new key when this one is revoked.'),
  scopes: z.array(z.string()).describe('The scopes of the key. `*` is every scope, including future ones.'),
  created_at: z.iso.datetime(),
  last_used_at: z.iso.datetime().nullable().describe('To the minute. Null: never used.'),
}

export const apiKeySchema = z
  .object(apiKey)
  .describe('An active API key. The key itself is never shown again.')

export const newApiKeySchema = z.strictObject({
  name: visibleText(100).describe('A name for the API client that uses the key.'),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope)))
    .describe('A subset of the caller’s scopes.'),
})

export const madeApiKeySchema = z.object({
  ...apiKey,
  key: z.string().describe('Shown only once. Send it as `Authorization: Bearer ssk_…`.'),
})
