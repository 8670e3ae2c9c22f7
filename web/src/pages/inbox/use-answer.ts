import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, client, dataOf } from '../../api/client'
import { readDraft, writeDraft } from '../../util/draft'
import { type Attachment, contentOf, takesCaption, upload } from './attachment'
import { useTyping } from './presence/use-typing'

/** What somebody is about to send in a conversation: words, perhaps a file, perhaps as an answer to a message. */
export function useAnswer(conversation_id: string, reply_to: string | undefined, sent: () => void) {
  const [text, setText] = useState(() => readDraft(conversation_id))
  // Kept until the server has answered: a second try of the same message is the same message.
  const attempt = useRef<string | null>(null)
  const queries = useQueryClient()
  const typing = useTyping(conversation_id)
  const edit = (typed: string) => {
    setText(typed)
    typing(typed !== '')
    writeDraft(conversation_id, typed)
    attempt.current = null
  }
  const uploading = useMutation({
    mutationFn: upload,
    onMutate: () => {
      attempt.current = null
    },
  })
  const file: Attachment | null = uploading.data ?? null
  const sending = useMutation({
    /** `send_at`: not before; null: at once. */
    mutationFn: async (send_at: string | null) => {
      attempt.current ??= crypto.randomUUID()
      return dataOf(
        await client.POST('/v1/messages', {
          params: { header: { 'idempotency-key': attempt.current } },
          body: {
            ...contentOf(text, file),
            to: { conversation_id },
            ...(reply_to !== undefined && { reply_to }),
            ...(send_at !== null && { send_at }),
          },
        }),
      )
    },
    onSuccess: () => {
      if (file === null || takesCaption(file)) edit('')
      attempt.current = null
      uploading.reset()
      sent()
      void queries.invalidateQueries({ queryKey: ['messages', conversation_id] })
    },
    onError: (error) => {
      // A refusal is an answer: what is tried after it is another attempt.
      if (error instanceof ApiError && error.status < 500) attempt.current = null
    },
  })
  const ready = !uploading.isPending && !sending.isPending && (file !== null || text.trim() !== '')
  return { text, edit, file, uploading, sending, ready }
}
