import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, client, dataOf } from '../../api/client'
import type { NewMessage } from '../../api/types'
import { carriesWords, contentsOf } from '../attachment/attachment'
import { useUploads } from '../attachment/use-uploads'
import { useDraft } from '../presence/use-draft'

/** A reply that is being written in a conversation: text, perhaps files, perhaps a quoted message. */
export function useAnswer(conversation_id: string, reply_to: string | undefined, sent: () => void) {
  const [text, keep] = useDraft(conversation_id, conversation_id)
  const files = useUploads()
  // One key a message, kept until the server has answered: a second try of the same message is the same message.
  const attempts = useRef<string[]>([])
  const queries = useQueryClient()
  const edit = (typed: string) => {
    keep(typed)
    attempts.current = []
  }
  // The messages that are being sent, and how many of them the server has accepted.
  const leaving = useRef<ReturnType<typeof contentsOf>>([])
  const accepted = useRef(0)
  /** Puts away what has been accepted, where what came behind it was not. */
  const keepRest = () => {
    const gone = leaving.current.slice(0, accepted.current)
    for (const { key } of files.uploads.slice(0, gone.length)) files.drop(key)
    if (gone.some((content) => carriesWords(content))) edit('')
  }
  const sending = useMutation({
    /** `send_at`: not before; null: at once. */
    mutationFn: async (send_at: string | null) => {
      accepted.current = 0
      // Who is quick sends before the files have arrived.
      leaving.current = contentsOf(text, await files.arrived())
      for (const [index, content] of leaving.current.entries()) {
        attempts.current[index] ??= crypto.randomUUID()
        await sendMessage(attempts.current[index], {
          ...content,
          to: { conversation_id },
          ...(reply_to !== undefined && index === 0 && { reply_to }),
          ...(send_at !== null && { send_at }),
        })
        accepted.current += 1
      }
    },
    onSuccess: () => {
      edit('')
      for (const { key } of files.uploads) files.drop(key)
      sent()
    },
    onError: (error) => {
      const attempt = attempts.current[accepted.current]
      keepRest()
      // A refusal is an answer: what is tried after it is another attempt.
      const refused = error instanceof ApiError && error.status < 500
      attempts.current = refused || attempt === undefined ? [] : [attempt]
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', conversation_id] }),
  })
  const changeFiles = (change: () => void) => {
    // What is on its way is not changed under way.
    if (sending.isPending) return
    attempts.current = []
    sending.reset()
    change()
  }
  const something = files.uploads.length > 0 || text.trim() !== ''
  const ready = something && !files.refused && !sending.isPending
  return {
    text,
    edit,
    uploads: files.uploads,
    attach: (chosen: File[]) => changeFiles(() => files.add(chosen)),
    detach: (key: string) => changeFiles(() => files.drop(key)),
    sending,
    ready,
  }
}

async function sendMessage(idempotency_key: string, body: NewMessage): Promise<void> {
  dataOf(
    await client.POST('/v1/messages', { params: { header: { 'idempotency-key': idempotency_key } }, body }),
  )
}
