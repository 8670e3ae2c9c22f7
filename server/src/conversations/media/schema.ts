import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const mediaStateSchema = z
  .enum(['waiting', 'downloading', 'stored', 'failed', 'gone'])
  .describe(
    'Only a `stored` file can be read. `gone`: WhatsApp no longer has the file. `failed`: the file can’t be downloaded, see `reason`.',
  )

export const mediaSchema = z
  .object({
    id: z.string().regex(idPattern('media')),
    source: z
      .enum(['whatsapp', 'upload'])
      .describe('`whatsapp`: part of a message from WhatsApp. `upload`: uploaded to be sent.'),
    message_id: z.string().regex(idPattern('message')).nullable().describe('Null for an upload.'),
    inbox_id: z.string().regex(idPattern('inbox')).nullable().describe('Null for an upload.'),
    state: mediaStateSchema,
    reason: z
      .string()
      .nullable()
      .describe(
        'Why the file is not stored, or why the last attempt failed: `wrong_hash`, `too_large`, `unknown_to_whatsapp` …',
      ),
    mime_type: z.string().nullable().describe('As declared by WhatsApp or by the uploader.'),
    file_name: z.string().nullable(),
    size: z.int().nullable().describe('In bytes; null until it is stored.'),
    sha256: z.string().nullable().describe('Hexadecimal; null until it is stored.'),
    created_at: z.iso.datetime(),
    stored_at: z.iso.datetime().nullable(),
  })
  .describe('A file. Download it at `/v1/media/{id}/content`.')
