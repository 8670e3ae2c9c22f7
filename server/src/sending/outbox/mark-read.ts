import { requireLine } from '../../channels/inboxes/line.ts'
import { problem } from '../../platform/base/errors.ts'
import { withAccountNow } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { callGraph } from '../../whatsapp/graph.ts'
import { metaProblem } from '../../whatsapp/meta-problem.ts'

/** Tells the person, through WhatsApp, that their message has been read. Throws what Meta says against it. */
export async function markRead(
  deps: Deps,
  account_id: string,
  message_id: string,
  typing: boolean,
): Promise<void> {
  const { line, wamid } = await withAccountNow(deps.db, account_id, async (trx) => {
    const message = await trx
      .selectFrom('messages')
      .select(['inbox_id', 'wamid', 'direction'])
      .where('account_id', '=', account_id)
      .where('id', '=', message_id)
      .executeTakeFirst()
    if (message === undefined) throw problem('not_found')
    if (message.direction !== 'inbound' || message.wamid === null) throw problem('not_inbound', undefined)
    const found = await requireLine(trx, deps.secrets, account_id, message.inbox_id)
    return { line: found, wamid: message.wamid }
  })
  const outcome = await callGraph(deps, {
    token: line.access_token,
    method: 'POST',
    path: `${line.phone_number_id}/messages`,
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(typing && { typing_indicator: { type: 'text' } }),
    },
  })
  if (outcome.kind !== 'ok') throw metaProblem(outcome)
}
