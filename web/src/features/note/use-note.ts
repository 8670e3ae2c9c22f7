import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, client, dataOf } from '../../api/client'
import { membersQuery } from '../../api/queries'
import { useDraft } from '../presence/use-draft'
import { mentionedIn } from './mentions'

/** A note as it is written in a conversation: a text with mentions. */
export function useNote(conversation_id: string) {
  const [text, keep] = useDraft(conversation_id, `note.${conversation_id}`)
  // Kept until the server has answered: a second try of the same note is the same note.
  const attempt = useRef<string | null>(null)
  const queries = useQueryClient()
  const members = useQuery(membersQuery).data ?? []
  const edit = (typed: string) => {
    keep(typed)
    attempt.current = null
  }
  const adding = useMutation({
    mutationFn: async () => {
      attempt.current ??= crypto.randomUUID()
      return dataOf(
        await client.POST('/v1/conversations/{id}/notes', {
          params: { path: { id: conversation_id }, header: { 'idempotency-key': attempt.current } },
          body: { text, mentions: mentionedIn(text, members) },
        }),
      )
    },
    onSuccess: () => {
      edit('')
      void queries.invalidateQueries({ queryKey: ['messages', conversation_id] })
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500) attempt.current = null
    },
  })
  const ready = text.trim() !== '' && !adding.isPending
  const add = () => {
    if (ready) adding.mutate()
  }
  return { text, edit, members, adding, ready, add }
}
