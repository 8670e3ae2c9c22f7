import { z } from 'zod'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { type MergeSide, previewMerge } from './preview-merge.ts'

const contactId = z.string().regex(idPattern('contact'))
const sideSchema = z
  .object({
    contact_id: contactId,
    conversations: z.int(),
    messages: z.int(),
    queued_messages: z
      .int()
      .describe('Messages that were accepted and not sent yet. Each keeps its address.'),
    scheduled_messages: z.int(),
    phone_requests: z.int().describe('Open phone requests.'),
  })
  .describe('The data of one of the two contacts.')

const previewSchema = z
  .object({
    sides: z.array(sideSchema).describe('The contact in the path, then the other contact.'),
    contradictions: z
      .array(
        z.object({ portfolio_id: z.string().regex(idPattern('portfolio')), bsuids: z.array(z.string()) }),
      )
      .describe(
        'Portfolios in which the contacts have different BSUIDs. By the rules, they are two contacts.',
      ),
    conflict_ids: z
      .array(z.string().regex(idPattern('conflict')))
      .describe('Open conflicts between the two contacts, which a merge resolves.'),
  })
  .describe('The preview of a merge.')

export function registerPreviewRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/merge_preview',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'Preview a merge with another contact',
        params: z.object({ id: z.string() }),
        querystring: z.strictObject({ contact_id: contactId.describe('The other contact.') }),
        response: { 200: previewSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const [one, other] = [
        parseId('contact', request.params.id),
        parseId('contact', request.query.contact_id),
      ]
      return withCaller(deps.db, request, async (trx) => {
        const { sides, contradictions, conflict_ids } = await previewMerge(trx, account_id, one, other)
        return {
          sides: sides.map(presentSide),
          contradictions: contradictions.map(({ portfolio_id, left, right }) => ({
            portfolio_id: presentId('portfolio', portfolio_id),
            bsuids: [left, right],
          })),
          conflict_ids: conflict_ids.map((id) => presentId('conflict', id)),
        }
      })
    },
  )
}

function presentSide({ contact_id, ...counts }: MergeSide): z.output<typeof sideSchema> {
  return { contact_id: presentId('contact', contact_id), ...counts }
}
