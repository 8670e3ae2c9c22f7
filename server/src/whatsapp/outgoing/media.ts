import { z } from 'zod'
import { fileFields, namesOneFile, ONE_FILE, text } from './parts/parts.ts'

const LONGEST_CAPTION = 1024
const LONGEST_FILENAME = 240

const caption = text(LONGEST_CAPTION).optional()

export const imageSchema = z.strictObject({ ...fileFields, caption }).refine(namesOneFile, ONE_FILE)

export const videoSchema = z.strictObject({ ...fileFields, caption }).refine(namesOneFile, ONE_FILE)

/** Takes no caption. */
export const audioSchema = z
  .strictObject({
    ...fileFields,
    voice: z.boolean().optional().describe('Shows it as a voice message; needs Ogg with Opus.'),
  })
  .refine(namesOneFile, ONE_FILE)

export const documentSchema = z
  .strictObject({ ...fileFields, caption, filename: text(LONGEST_FILENAME).optional() })
  .refine(namesOneFile, ONE_FILE)

/** Takes no caption. */
export const stickerSchema = z.strictObject(fileFields).refine(namesOneFile, ONE_FILE)
