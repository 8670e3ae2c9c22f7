import { z } from 'zod'
import {
  type Invitation,
  invite,
  listInvitations,
  withdrawInvitation,
} from '../../access/users/invitations.ts'
import type { SendLink } from '../../access/users/mail.ts'
import { accessOf } from '../../access/users/memberships.ts'
import {
  accessSchema,
  emailSchema,
  invitationSchema,
  newInvitationSchema,
  roleSchema,
} from '../../access/users/schema.ts'
import { baseUrl, type Config } from '../../platform/base/config.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { callerName } from '../../platform/http/change-routes.ts'
import { requirePowerOver } from '../../platform/http/grants.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'

const params = z.object({ id: z.string() })

export function registerInvitationRoutes(http: Http, deps: Deps, sendLink: SendLink): void {
  serveInvitations(http, deps)
  serveInviting(http, deps, sendLink)
  serveRevoking(http, deps)
}

function serveInvitations(http: Http, deps: Deps): void {
  http.get(
    '/invitations',
    {
      config: { scope: 'members:write' },
      schema: {
        tags: ['people'],
        summary: 'List open invitations',
        response: { 200: z.object({ data: z.array(invitationSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const found = await withCaller(deps.db, request, (trx) => listInvitations(trx, account_id))
      return { data: found.map(presentInvitation) }
    },
  )
}

function serveInviting(http: Http, deps: Deps, sendLink: SendLink): void {
  http.post(
    '/invitations',
    {
      config: {
        scope: 'members:write',
        audit: { action: 'invitation.made', subject: 'answer.id', details: { role: 'body.role' } },
      },
      schema: {
        tags: ['people'],
        summary: 'Invite a user by email. It replaces an earlier invitation to the address',
        body: z.strictObject({ email: emailSchema, role: roleSchema, access: accessSchema.optional() }),
        response: { 201: newInvitationSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { email, role } = request.body
      requirePowerOver(caller, role)
      const access = accessOf(role, request.body.access)
      const given = { email, role, access, invited_by: callerName(caller), now: new Date(deps.clock.now()) }
      const { token, ...invitation } = await changeWhole(deps, request, async ({ trx }) => {
        const made = await invite(trx, account_id, given, (of) => requirePowerOver(caller, of))
        return { ...presentInvitation(made.invitation), token: made.token }
      })
      const link = `${linkBase(deps.config, caller, request.headers.origin)}/invitation?token=${token}`
      const about = 'You are invited to Selfsame. The link can be used once and expires in seven days'
      const mailed = await sendLink({
        ...{ to: email, subject: 'An invitation to Selfsame', about, link },
        hint: 'The inviting member sees the link and can send the invitation again.',
      })
      return reply.code(201).send({ ...invitation, link, mailed })
    },
  )
}

function serveRevoking(http: Http, deps: Deps): void {
  http.delete(
    '/invitations/:id',
    {
      config: { scope: 'members:write', audit: { action: 'invitation.withdrawn', subject: 'params.id' } },
      schema: {
        tags: ['people'],
        summary: 'Withdraw an invitation. Its link becomes invalid',
        params,
        response: { 204: z.null().describe('The link is invalid.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const id = parseId('invitation', request.params.id)
      await changeWhole(deps, request, ({ trx }) =>
        withdrawInvitation(trx, caller.account_id, id, (role) => requirePowerOver(caller, role)),
      )
      return reply.code(204).send(null)
    },
  )
}

// A person's origin has been found to be ours, and is how their browser reaches us.
function linkBase(config: Config, caller: Caller, origin: string | undefined): string {
  const asked_at = caller.kind === 'user' ? origin : undefined
  return config.public_url ?? asked_at ?? baseUrl(config)
}

function presentInvitation(invitation: Invitation) {
  return {
    ...invitation,
    id: presentId('invitation', invitation.id),
    created_at: invitation.created_at.toISOString(),
    expires_at: invitation.expires_at.toISOString(),
  }
}
