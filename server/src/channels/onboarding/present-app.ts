import type { z } from 'zod'
import { webhookPath } from '../../access/accounts/app.ts'
import { baseUrl, type Config } from '../../platform/base/config.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { AppRow } from './queries.ts'
import type { appSchema } from './schema.ts'

/** An app as the API shows it: never its secrets. */
export function presentApp(config: Config, row: AppRow): z.output<typeof appSchema> {
  const { id, meta_app_id, has_previous_secret, verified_at, last_webhook_at, created_at } = row
  return {
    id: presentId('app', id),
    meta_app_id,
    webhook_url: `${baseUrl(config)}${webhookPath(id)}`,
    reachable: config.public_url?.startsWith('https://') === true,
    verified_at: verified_at?.toISOString() ?? null,
    last_webhook_at: last_webhook_at?.toISOString() ?? null,
    has_previous_secret,
    created_at: created_at.toISOString(),
  }
}
