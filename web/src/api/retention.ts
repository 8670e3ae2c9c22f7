import { queryOptions } from '@tanstack/react-query'
import { client, dataOf } from './client'

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: async () => dataOf(await client.GET('/v1/retention')),
})

/** What would go if an inbox kept its messages for so many days. */
export const retentionPreviewQuery = (inbox_id: string, message_days: number) =>
  queryOptions({
    queryKey: ['retention', 'preview', inbox_id, message_days],
    queryFn: async () =>
      dataOf(
        await client.GET('/v1/inboxes/{id}/retention/preview', {
          params: { path: { id: inbox_id }, query: { message_days } },
        }),
      ),
  })

export async function keepMessagesFor(inbox_id: string, message_days: number | null) {
  const params = { path: { id: inbox_id } }
  return dataOf(await client.PATCH('/v1/inboxes/{id}/retention', { params, body: { message_days } }))
}

export async function keepForAccount(body: {
  raw_webhook_days?: number | null
  audit_entry_days?: number | null
}) {
  return dataOf(await client.PATCH('/v1/retention', { body }))
}
