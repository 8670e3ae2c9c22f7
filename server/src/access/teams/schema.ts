import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'

const MOST_LISTED = 500

const userId = z.string().regex(idPattern('user'))
const inboxId = z.string().regex(idPattern('inbox'))
const name = visibleText(100)

const idsOf = (id: typeof userId, meaning: string) =>
  z
    .array(id)
    .max(MOST_LISTED)
    .transform((ids) => [...new Set(ids)])
    .describe(meaning)

const member_ids = idsOf(
  userId,
  'All members of the team, as user ids. A member that is not listed leaves the team.',
)
const inbox_ids = idsOf(
  inboxId,
  'All inboxes of the team. Members who are limited to their teams see these. An inbox that is not listed is removed from the team.',
)

export const teamSchema = z
  .object({
    id: z.string().regex(idPattern('team')),
    name: z.string(),
    member_ids: z.array(userId),
    inbox_ids: z.array(inboxId).describe('The inboxes of the team that the caller may see.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A team: its members and its inboxes.')

export const newTeamSchema = z.strictObject({
  name,
  member_ids: member_ids.default([]),
  inbox_ids: inbox_ids.default([]),
})

export const teamChangeSchema = z
  .strictObject({
    name: name.optional(),
    member_ids: member_ids.optional(),
    inbox_ids: inbox_ids.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'has no changes')
