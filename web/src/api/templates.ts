import type { paths } from '@selfsame/client/schema'
import { queryOptions } from '@tanstack/react-query'
import { client, dataOf } from './client'

type Preview = paths['/v1/templates/{id}/preview']['post']
type Components = NonNullable<
  NonNullable<Preview['requestBody']>['content']['application/json']['components']
>

type Sent = { inbox_id: string; name: string; language: string; components: unknown }

/** How a sent template looked; null if WhatsApp no longer has it. */
export const sentTemplateQuery = (message_id: string, { inbox_id, name, language, components }: Sent) =>
  queryOptions({
    queryKey: ['template', 'sent', message_id],
    queryFn: async () => {
      const query = { inbox_id, name, limit: 100 }
      const { data } = dataOf(await client.GET('/v1/templates', { params: { query } }))
      const template = data.find((it) => it.language === language)
      if (template === undefined) return null
      // What was accepted for sending once is what a preview takes.
      const given = { components: (components ?? []) as Components }
      const answer = await client.POST('/v1/templates/{id}/preview', {
        params: { path: { id: template.id } },
        body: given,
      })
      return answer.data ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
