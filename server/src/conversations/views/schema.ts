import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import { labelName, prioritySchema, statusSchema, teamId, userId } from '../schema.ts'

/** As `GET /v1/conversations` takes them. */
export const filtersSchema = z.strictObject({
  status: statusSchema.optional(),
  assignee: z
    .union([z.enum(['me', 'none']), userId])
    .optional()
    .describe('`me`: the user who opens the view. `none`: unassigned conversations.'),
  team: z.union([z.enum(['none']), teamId]).optional(),
  inbox_id: z.string().regex(idPattern('inbox')).optional(),
  label: labelName.optional(),
  priority: prioritySchema.optional(),
  unread: z.enum(['true']).optional().describe('Unread by the user who opens the view.'),
  sort: z.enum(['latest', 'waiting', 'priority']).optional(),
})

export const viewSchema = z
  .object({
    id: z.string().regex(idPattern('view')),
    name: z.string(),
    shared: z.boolean().describe('True: all members of the account see the view. False: only its owner.'),
    filters: filtersSchema
      .extend({ label: z.string().optional() })
      .describe('The query of `GET /v1/conversations` for this view.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A view: saved filters for conversations.')

const name = visibleText(60)

export const newViewSchema = z.strictObject({
  name,
  shared: z.boolean().default(false).describe('An API key can only create shared views.'),
  filters: filtersSchema,
})

export const viewChangeSchema = z
  .strictObject({ name: name.optional(), shared: z.boolean().optional(), filters: filtersSchema.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'has no changes')

export type ViewFilters = z.output<typeof filtersSchema>
