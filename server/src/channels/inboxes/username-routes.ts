import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { recorder } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { askSuggestions, askUsername, claimUsername, giveUpUsername } from './change-username.ts'
import { findInbox } from './queries.ts'

// What WhatsApp takes, but for the endings that look like a domain, of which it keeps the list.
const SHAPE = /^(?!www)(?!.*\.\.)(?!\.)(?=.*[a-z])[a-z0-9._]{3,35}(?<!\.)$/i

const params = z.object({ id: z.string() })
const tags = ['inboxes']
const usernameSchema = z
  .object({
    username: z.string().nullable(),
    status: z
      .string()
      .nullable()
      .describe(
        '`approved`: WhatsApp users can find the number by it. `reserved`: WhatsApp keeps it for you until usernames are available.',
      ),
  })
  .describe(
    'The username of a WhatsApp number. It does not hide the phone, and messages can’t be sent to it.',
  )

/** The usernames of our own lines, which WhatsApp keeps. */
export function registerUsernameRoutes(http: Http, deps: Deps): void {
  serveReading(http, deps)
  serveChanging(http, deps)
}

function serveReading(http: Http, deps: Deps): void {
  http.get(
    '/inboxes/:id/username',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags,
        summary: 'Show the username of an inbox, as WhatsApp reports it',
        params,
        response: { 200: usernameSchema },
      },
    },
    async (request) => askUsername(deps, await requireInbox(deps, request)),
  )

  http.get(
    '/inboxes/:id/username_suggestions',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags,
        summary: 'List the usernames that WhatsApp suggests for an inbox',
        params,
        response: { 200: z.object({ data: z.array(z.string()) }) },
      },
    },
    async (request) => ({ data: await askSuggestions(deps, await requireInbox(deps, request)) }),
  )
}

function serveChanging(http: Http, deps: Deps): void {
  http.put(
    '/inboxes/:id/username',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.username_claimed',
          subject: 'params.id',
          details: { username: 'body.username', transfer: 'body.transfer' },
        },
      },
      schema: {
        tags,
        summary: 'Claim or change the username of an inbox',
        params,
        body: z.strictObject({
          username: z
            .string()
            .trim()
            .transform((text) => text.replace(/^@/, ''))
            .pipe(
              z
                .string()
                .regex(
                  SHAPE,
                  'must be 3 to 35 characters of a-z, 0-9, . and _, with at least one letter, and without a leading, trailing or double .',
                ),
            ),
          transfer: z
            .boolean()
            .default(false)
            .describe('Move the username from another WhatsApp number of the portfolio.'),
        }),
        response: { 200: usernameSchema },
      },
    },
    async (request) =>
      claimUsername(deps, await requireInbox(deps, request), request.body, recorder(deps, request)),
  )

  http.delete(
    '/inboxes/:id/username',
    {
      config: { scope: 'inboxes:write', audit: { action: 'inbox.username_given_up', subject: 'params.id' } },
      schema: { tags, summary: 'Release the username of an inbox', params, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await giveUpUsername(deps, await requireInbox(deps, request), recorder(deps, request))
      return reply.status(204).send(null)
    },
  )
}

async function requireInbox(
  deps: Deps,
  request: Parameters<typeof callerOf>[0] & { params: { id: string } },
): Promise<{ account_id: string; inbox_id: string }> {
  const { account_id } = callerOf(request)
  const inbox_id = parseId('inbox', request.params.id)
  const inbox = await withCaller(deps.db, request, (trx) => findInbox(trx, account_id, inbox_id))
  if (inbox === null) throw problem('not_found')
  return { account_id, inbox_id }
}
