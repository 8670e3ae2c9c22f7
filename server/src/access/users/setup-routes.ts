import { z } from 'zod'
import { baseUrl } from '../../platform/base/config.ts'
import { problem } from '../../platform/base/errors.ts'
import type { ClientAddress } from '../../platform/base/networks.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { LARGEST_OPEN_BODY_BYTES } from '../../platform/http/server.ts'
import type { Http } from '../../platform/http/types.ts'
import type { PeopleAuth } from './auth.ts'
import { acceptInvitation } from './invitations.ts'
import { makeOwner, makeOwnerLink } from './owner.ts'
import { emailSchema, joinedSchema, linkTokenSchema, nameSchema, passwordSchema } from './schema.ts'
import type { SignInTries } from './sign-in-tries.ts'
import { isAnybodyThere } from './users.ts'

const ownerSchema = z.strictObject({
  token: linkTokenSchema.describe('The token of the link on the terminal.'),
  account_name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'The name of the account to own. Without an account on this server, one with this name is created.',
    ),
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
})

const acceptanceSchema = z.strictObject({
  token: linkTokenSchema.describe('The token of the invitation link.'),
  name: nameSchema.optional().describe('Required for a new user.'),
  password: passwordSchema.describe('A new password, or the current password of an existing user.'),
})

/** Asked by every page before a user has signed in. */
export function registerSetUpState(http: Http, deps: Deps): void {
  http.get(
    '/setup',
    {
      schema: {
        tags: ['people'],
        summary: 'Show whether this server needs its first owner, and whether it uses a sandbox',
        response: { 200: z.object({ needs_owner: z.boolean(), sandbox: z.boolean() }) },
      },
    },
    async () => ({
      needs_owner: !(await withEveryAccount(deps.db, isAnybodyThere)),
      sandbox: deps.config.sandbox_url !== undefined,
    }),
  )
}

type Checks = {
  tries: SignInTries
  addressOf: ClientAddress
  refused: (tried: { email: string; limited: boolean }) => void
}

/** How users join, before they can sign in: the token of a link is all that they show. `refused` is called with each wrong password. */
export function registerSetUpRoutes(
  http: Http,
  deps: Deps,
  auth: PeopleAuth,
  { tries, addressOf, refused }: Checks,
): void {
  http.post(
    '/setup/owner',
    {
      bodyLimit: LARGEST_OPEN_BODY_BYTES,
      schema: {
        tags: ['people'],
        summary: 'Create the first owner with the one-time link from the terminal',
        body: ownerSchema,
        response: { 201: joinedSchema },
      },
    },
    async (request, reply) => {
      const { account_name = null, ...given } = request.body
      return reply.code(201).send(await makeOwner(deps, { ...given, account_name }))
    },
  )

  http.post(
    '/invitations/acceptance',
    {
      bodyLimit: LARGEST_OPEN_BODY_BYTES,
      schema: {
        tags: ['people'],
        summary: 'Accept an invitation',
        body: acceptanceSchema,
        response: { 201: joinedSchema },
      },
    },
    async (request, reply) => {
      const { name = null, ...given } = request.body
      const isPasswordOf = async (email: string, password: string) => {
        const attempt = await tries.begin({
          kind: 'password',
          emails: [email],
          client: addressOf(request.raw),
        })
        if (!attempt.allowed) {
          refused({ email, limited: true })
          reply.header('retry-after', attempt.retry_after_s)
          throw problem('rate_limited', 'Too many incorrect passwords. Try again later.')
        }
        const right = await auth.isPasswordOf(email, password)
        await attempt.end(right ? 'right' : 'wrong')
        if (!right) refused({ email, limited: false })
        return right
      }
      const context = { ...deps, isPasswordOf }
      return reply.code(201).send(await acceptInvitation(context, { ...given, name }))
    },
  )
}

/** A link to set a new password, for the operator to pass on where mail does not work. */
export function registerPasswordLinkRoutes(
  http: Http,
  auth: PeopleAuth,
  made: (user_id: string) => void,
): void {
  http.post(
    '/setup/password_links',
    {
      config: {
        scope: 'operator',
        audit: { none: 'The request has no account. Every account of the user gets an entry.' },
      },
      schema: {
        hide: true,
        body: z.strictObject({ email: emailSchema }),
        response: { 201: z.object({ link: z.string() }) },
      },
    },
    async (request, reply) => {
      const found = await auth.makeResetLink(request.body.email)
      if (found === null) throw problem('not_found', 'No user has this email address.')
      made(found.user_id)
      return reply.code(201).send({ link: found.link })
    },
  )
}

/** What the operator's commands ask for. */
export function registerOwnerLinkRoutes(http: Http, deps: Deps): void {
  http.post(
    '/setup/owner_links',
    {
      config: { scope: 'operator', audit: { none: 'The entry is written when the link creates the owner.' } },
      schema: { hide: true, response: { 201: z.object({ link: z.string() }) } },
    },
    async (_request, reply) => {
      const link = await makeOwnerLink(deps, baseUrl(deps.config))
      if (link === null) throw problem('owner_exists')
      return reply.code(201).send({ link })
    },
  )
}
