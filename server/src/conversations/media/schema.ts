import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const mediaStateSchema = z
  .enum(['waiting', 'downloading', 'stored', 'failed', 'gone'])
  .describe(
    'Only a `stored` file can be read. `gone`: WhatsApp did not have it any more when we asked; `failed`: it cannot be had, see `reason`.',
  )

export const mediaSchema = z
  .object({
    id: z.string().regex(idPattern('media')),
    source: z
      .enum(['whatsapp', 'upload'])
      .describe('`whatsapp`: came with a message; `upload`: given to us to be sent.'),
    message_id: z.string().regex(idPattern('message')).nullable().describe('Of a file from WhatsApp.'),
    inbox_id: z.string().regex(idPattern('inbox')).nullable().describe('Of a file from WhatsApp.'),
    state: mediaStateSchema,
    reason: z
      .string()
      .nullable()
      .describe(
        'Why it is not here, or why the last try failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` …',
      ),
    mime_type: z.string().nullable().describe('As WhatsApp, or whoever uploaded it, says.'),
    file_name: z.string().nullable(),
    size: z.int().nullable().describe('In bytes; null until it is stored.'),
    sha256: z.string().nullable().describe('Hexadecimal; null until it is stored.'),
    created_at: z.iso.datetime(),
    stored_at: z.iso.datetime().nullable(),
  })
  .describe('A file. Its bytes are at `/v1/media/{id}/content`.')
