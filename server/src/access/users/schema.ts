import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { INVISIBLE, isVisible } from '../../platform/base/visible-text.ts'
import { PASSWORD_LENGTH } from './auth-options.ts'

export const roleSchema = z.enum(['owner', 'admin', 'agent', 'viewer'])

export const accessSchema = z
  .enum(['everything', 'teams'])
  .describe(
    '`everything`: all inboxes. `teams`: only the inboxes of the member’s teams, so none without a team. Owners and admins always have access to everything.',
  )

const userId = z.string().regex(idPattern('user'))
const accountId = z.string().regex(idPattern('account'))
const LONGEST_EMAIL = 254

/** As a user types their address; kept in lower case, because users write it either way. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(LONGEST_EMAIL)
  .pipe(z.email('must be an email address'))
const LONGEST_NAME = 100
// Line breaks, other control characters, marks that turn the direction of what follows, and halves of a character.
const UNFIT_FOR_NAMES = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_NAME)
  .refine((name) => !UNFIT_FOR_NAMES.test(name), 'must be one line of text')
  .refine(isVisible, INVISIBLE)
export const passwordSchema = z.string().min(PASSWORD_LENGTH.shortest).max(PASSWORD_LENGTH.longest)
export const linkTokenSchema = z.string().min(1).max(200)

export const meSchema = z.object({
  user: z.object({ id: userId, name: z.string(), email: z.string() }),
  accounts: z.array(z.object({ id: accountId, name: z.string(), role: roleSchema, access: accessSchema })),
})

export const availabilitySchema = z.enum(['online', 'busy', 'away'])

export const memberSchema = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  access: accessSchema,
  availability: availabilitySchema.describe(
    'As the member set it. Assignment rules only assign to members who are online.',
  ),
  created_at: z.iso.datetime().describe('When the user became a member.'),
})

export const memberChangeSchema = z
  .strictObject({ role: roleSchema.optional(), access: accessSchema.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'has no changes')

const invitation = {
  id: z.string().regex(idPattern('invitation')),
  email: z.string(),
  role: roleSchema,
  access: accessSchema,
  invited_by: z.string().describe('The id of a user or an API key, or `operator`.'),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
}

export const invitationSchema = z.object(invitation)

export const newInvitationSchema = z.object({
  ...invitation,
  link: z.string().describe('Shown only once. It is valid once, for seven days.'),
  mailed: z.boolean().describe('False: the server sent no email. Send the link yourself.'),
})

export const joinedSchema = z.object({ user_id: userId, account_id: accountId })
