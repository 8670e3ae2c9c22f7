import type { z } from 'zod'
import { presentId } from '../../platform/base/ids.ts'
import type { InboxRow } from './queries.ts'
import type { inboxSchema } from './schema.ts'

/** An inbox as the API shows it. */
export function presentInbox(row: InboxRow): z.output<typeof inboxSchema> {
  return {
    ...row,
    id: presentId('inbox', row.id),
    portfolio_id: presentId('portfolio', row.portfolio_id),
    created_at: row.created_at.toISOString(),
  }
}
