import { Alert, Button, Textarea } from '@mantine/core'
import { IconSend, IconTemplate } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, client, dataOf, wordsOf } from '../../api/client'
import { reachabilityQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { readDraft, writeDraft } from '../../util/draft'
import { refusalWords, windowLeft } from '../../util/words'
import { AddressLine } from './address-line'
import { TemplatePicker } from './template-picker'

export function Composer({ conversation }: { conversation: Conversation }) {
  const { id, contact, inbox_id, window } = conversation
  const [text, setText] = useState(() => readDraft(id))
  const [choosing, setChoosing] = useState(false)
  // Kept until the server has answered: a second try of the same text is the same message.
  const attempt = useRef<string | null>(null)
  const queries = useQueryClient()
  const reach = useQuery({ ...reachabilityQuery(contact?.id ?? '', inbox_id), enabled: contact !== null })
  const edit = (typed: string) => {
    setText(typed)
    writeDraft(id, typed)
    attempt.current = null
  }
  const sending = useMutation({
    mutationFn: async (body: string) => {
      attempt.current ??= crypto.randomUUID()
      return dataOf(
        await client.POST('/v1/messages', {
          params: { header: { 'idempotency-key': attempt.current } },
          body: { type: 'text', text: { body }, to: { conversation_id: id } },
        }),
      )
    },
    onSuccess: () => {
      edit('')
      void queries.invalidateQueries({ queryKey: ['messages', id] })
    },
    onError: (error) => {
      // A refusal is an answer: what is tried after it is another attempt.
      if (error instanceof ApiError && error.status < 500) attempt.current = null
    },
  })
  const closed = window !== null && window.may_send === 'templates'
  const free = reach.data?.messages.free_form
  const against = free?.reasons.filter((reason) => reason !== 'window_closed') ?? []
  const send = () => {
    if (text.trim() !== '' && !sending.isPending && !closed) sending.mutate(text)
  }
  return (
    <form
      className="composer"
      aria-label="Answer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="composer-facts">
        <AddressLine name={contact?.display_name ?? 'the group'} address={free?.address ?? null} />
        {window?.customer_service_until && (
          <span className="tag">Window: {windowLeft(window.customer_service_until)}</span>
        )}
      </div>
      {against.map((reason) => (
        <Alert key={reason} color="orange" py="xs">
          {refusalWords(reason)}
        </Alert>
      ))}
      {closed && (
        <Alert color="yellow" py="xs" title="The window is closed">
          {refusalWords('window_closed')}
        </Alert>
      )}
      {sending.error && (
        <Alert color="red" role="alert" py="xs">
          {wordsOf(sending.error)}
        </Alert>
      )}
      {(!closed || text !== '') && (
        <Textarea
          data-key="r"
          aria-label="Message"
          placeholder="Write an answer. Enter sends, Shift+Enter starts a new line."
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          value={text}
          maxLength={4096}
          onChange={(event) => edit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
        />
      )}
      <div className="composer-actions">
        <Button
          variant={closed ? 'filled' : 'default'}
          leftSection={<IconTemplate size={16} />}
          onClick={() => setChoosing(true)}
          {...(closed && { 'data-key': 'r' })}
        >
          Use a template
        </Button>
        {!closed && (
          <Button
            type="submit"
            rightSection={<IconSend size={16} />}
            loading={sending.isPending}
            disabled={text.trim() === ''}
          >
            Send
          </Button>
        )}
      </div>
      {choosing && <TemplatePicker conversation={conversation} close={() => setChoosing(false)} />}
    </form>
  )
}
