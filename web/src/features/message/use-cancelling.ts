import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import type { Message } from '../../api/types'

/** Takes a message back that has not left. */
export function useCancelling({ id, conversation_id }: Message) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      dataOf(await client.POST('/v1/messages/{id}/cancellation', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', conversation_id] }),
  })
}
