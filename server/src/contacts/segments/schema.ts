import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 200

const filtersOf = (text: z.ZodString) =>
  z
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
      'The same filters as the parameters of `GET /v1/contacts`. Matches contacts that meet all conditions.',
    )

export const segmentFiltersSchema = filtersOf(z.string().trim().min(1).max(LONGEST_TEXT))

const name = visibleText(LONGEST_NAME)

export const segmentSchema = z
  .object({
    id: z.string().regex(idPattern('segment')),
    name: z.string(),
    filters: filtersOf(z.string()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('Saved filters for the contact list, shared by all members of the account.')

export const newSegmentSchema = z.strictObject({
  name: name.describe('Unique in the account, regardless of case.'),
  filters: segmentFiltersSchema,
})

export const segmentChangeSchema = z
  .strictObject({ name: name.optional(), filters: segmentFiltersSchema.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'has no changes')
