import { z } from 'zod'
import { givenTime } from '../platform/base/given-time.ts'
import { parseOptionalId } from '../platform/base/parse-id.ts'
import { type ConversationChange, MOST_LABELS } from './change-conversation.ts'
import { newLabelName, prioritySchema, statusSchema, teamId, userId } from './schema.ts'

/** What can be changed of a conversation. */
export const changeFields = {
  status: statusSchema.optional(),
  labels: z
    .array(newLabelName)
    .max(MOST_LABELS)
    .transform((labels) => [...new Set(labels)])
    .optional()
    .describe('All labels of the conversation. A label that is not listed is removed.'),
  priority: prioritySchema.optional(),
  assignee_id: userId
    .nullable()
    .optional()
    .describe('The assigned member, who needs access to the inbox. Null: unassigned.'),
  team_id: teamId.nullable().optional().describe('The assigned team. Null: no team.'),
  snoozed_until: givenTime
    .nullable()
    .optional()
    .describe(
      'With the status `snoozed`: when it reopens automatically. Absent or null: at the next message.',
    ),
}

export const conversationChangeSchema = z.strictObject(changeFields).refine(namesSomething, 'has no changes')

export function namesSomething(change: object): boolean {
  return Object.values(change).some((value) => value !== undefined)
}

/** The same with our ids as the database has them. */
export function changeOf(change: ConversationChange): ConversationChange {
  const { assignee_id, team_id } = change
  return {
    ...change,
    assignee_id: parseOptionalId('user', assignee_id),
    team_id: parseOptionalId('team', team_id),
  }
}

/** What people set on a conversation, as it is or was. */
export const stateSchema = z.object({
  status: statusSchema,
  labels: z.array(z.string()),
  priority: prioritySchema,
  assignee_id: userId.nullable(),
  team_id: teamId.nullable(),
  snoozed_until: z.iso.datetime().nullable(),
})
