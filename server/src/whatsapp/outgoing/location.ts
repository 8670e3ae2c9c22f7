import { z } from 'zod'
import { text } from './parts/parts.ts'

const LONGEST_LINE = 1000

export const locationSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: text(LONGEST_LINE).optional(),
  address: text(LONGEST_LINE).optional(),
})
