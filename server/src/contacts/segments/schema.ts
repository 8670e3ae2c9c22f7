import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 200
const text = z.string().trim().min(1).max(LONGEST_TEXT)

export const segmentFiltersSchema = z
  .strictObject({
    query: text.optional(),
    has_phone: z.boolean().optional(),
    bsuid_only: z.boolean().optional(),
    conflicted: z.boolean().optional(),
    reachable: z.boolean().optional(),
    marketing_stopped: z.boolean().optional(),
    label: text.optional(),
    attribute: z.strictObject({ name: text, value: text }).optional(),
  })
  .describe(
    'As the parameters of the same names of `GET /v1/contacts`; who passes all of them is in the segment.',
  )

const name = z.string().trim().min(1).max(LONGEST_NAME)

export const segmentSchema = z
  .object({
    id: z.string().regex(idPattern('segment')),
    name: z.string(),
    filters: segmentFiltersSchema,
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('Filters of the list of contacts under a name, shared by everybody in the account.')

export const newSegmentSchema = z.strictObject({
  name: name.describe('However its letters are cased, one segment’s only.'),
  filters: segmentFiltersSchema,
})

export const segmentChangeSchema = z
  .strictObject({ name: name.optional(), filters: segmentFiltersSchema.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'names nothing to change')
