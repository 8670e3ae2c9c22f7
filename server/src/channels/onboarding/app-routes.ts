import { z } from 'zod'
import { ensureApp, openApp } from '../../access/accounts/app.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import type { Http } from '../../platform/http/types.ts'
import { wholeAccount, withCaller } from '../../platform/http/with-caller.ts'
import { presentApp } from './present-app.ts'
import { findApp, listApps } from './queries.ts'
import { appSchema, changedAppSchema } from './schema.ts'
import { verifyApp } from './verify-line.ts'

const tags = ['connections']

/** The apps whose webhooks come here, and their secrets, which are set and never shown. */
export function registerAppRoutes(http: Http, deps: Deps): void {
  http.get(
    '/apps',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags,
        summary: 'List the Meta apps that send webhooks here, with their state',
        response: { 200: z.object({ data: z.array(appSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const found = await withCaller(deps.db, request, (trx) => listApps(trx, account_id))
      return { data: found.map((row) => presentApp(deps.config, row)) }
    },
  )

  http.patch(
    '/apps/:id',
    {
      config: {
        scope: 'inboxes:write',
        audit: { action: 'app.secrets_changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags,
        summary: 'Change the secret or the verify token of an app. Meta has to confirm the secret',
        params: z.object({ id: z.string() }),
        body: changedAppSchema,
        response: { 200: appSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const id = parseId('app', request.params.id)
      const { app_secret, verify_token } = request.body
      const { meta_app_id, before } = await withCaller(deps.db, request, async (trx) => {
        const app = await findApp(trx, account_id, id)
        const opened = app && (await openApp(trx, deps.secrets, account_id, app.meta_app_id))
        if (!app || !opened) throw problem('not_found')
        return { meta_app_id: app.meta_app_id, before: opened }
      })
      if (app_secret !== undefined) {
        const check = await verifyApp(deps, { app_id: meta_app_id, app_secret })
        if (check.state === 'failed') throw problem('line_refused', undefined, { checks: [check] })
      }
      return changeWhole(deps, request, async ({ trx }) => {
        const secrets = {
          app_id: meta_app_id,
          app_secret: app_secret ?? before.app_secret,
          verify_token: verify_token ?? before.verify_token,
        }
        await ensureApp(trx, deps.secrets, account_id, secrets, new Date(deps.clock.now()))
        const row = await findApp(trx, account_id, id)
        if (row === null) throw problem('not_found')
        return presentApp(deps.config, row)
      })
    },
  )
}
