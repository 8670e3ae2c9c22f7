import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, client, dataOf } from '../../api/client'
import type { Conversation, Template } from '../../api/types'
import type { componentsOf } from './fill-template'

/** Sends a template in a conversation, with what fills it. */
export function useSendingTemplate({ id }: Conversation, template: Template, sent: () => void) {
  const queries = useQueryClient()
  const attempt = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: async (components: ReturnType<typeof componentsOf>) =>
      dataOf(
        await client.POST('/v1/messages', {
          params: { header: { 'idempotency-key': attempt.current } },
          body: {
            type: 'template',
            template: { name: template.name, language: { code: template.language }, components },
            to: { conversation_id: id },
          },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['messages', id] })
      sent()
    },
    onError: (error) => {
      // A refusal is an answer: what is tried after it is another attempt.
      if (error instanceof ApiError && error.status < 500) attempt.current = crypto.randomUUID()
    },
  })
}
