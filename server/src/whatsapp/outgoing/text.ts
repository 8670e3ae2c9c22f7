import { z } from 'zod'
import { text } from './parts/parts.ts'

const LONGEST_BODY = 4096

export const textSchema = z.strictObject({
  body: text(LONGEST_BODY),
  preview_url: z.boolean().optional().describe('Shows a preview of the first link.'),
})
