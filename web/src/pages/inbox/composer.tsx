import { ActionIcon, Alert, Button, FileButton, Loader, Textarea } from '@mantine/core'
import { IconClock, IconFile, IconPaperclip, IconSend, IconTemplate, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { wordsOf } from '../../api/client'
import { reachabilityQuery } from '../../api/queries'
import type { Conversation, Message } from '../../api/types'
import { refusalWords, windowLeft } from '../../util/words'
import { AddressLine } from './address-line'
import { SendLater } from './send-later'
import { TemplatePicker } from './template-picker'
import { typeWords } from './type-words'
import { useAnswer } from './use-answer'
import { useCannedReplies } from './use-canned-replies'

type Props = { conversation: Conversation; quoted: Message | null; quote: (message: Message | null) => void }

export function Composer({ conversation, quoted, quote }: Props) {
  const { id, contact, inbox_id, window } = conversation
  const [choosing, setChoosing] = useState(false)
  const [timing, setTiming] = useState(false)
  const answer = useAnswer(id, quoted?.id, () => quote(null))
  const { text, edit, file, uploading, sending, ready } = answer
  const canned = useCannedReplies(text, edit)
  const reach = useQuery({ ...reachabilityQuery(contact?.id ?? '', inbox_id), enabled: contact !== null })
  const closed = window !== null && window.may_send === 'templates'
  const free = reach.data?.messages.free_form
  const against = free?.reasons.filter((reason) => reason !== 'window_closed') ?? []
  const send = (send_at: string | null = null) => {
    if (ready && !closed) sending.mutate(send_at)
  }
  const take = (files: FileList | null | undefined) => {
    const found = [...(files ?? [])]
    if (found.length > 0 && !closed) uploading.mutate(found)
    return found.length > 0
  }
  return (
    <form
      className="composer"
      aria-label="Answer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        if (take(event.dataTransfer.files)) event.preventDefault()
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
      {[uploading.error, sending.error].map(
        (error) =>
          error && (
            <Alert key={error.message} color="red" role="alert" py="xs">
              {wordsOf(error)}
            </Alert>
          ),
      )}
      {quoted && (
        <Taken label="No answer to this message" drop={() => quote(null)}>
          <blockquote>
            <bdi>{quoted.text ?? typeWords(quoted.type)}</bdi>
          </blockquote>
        </Taken>
      )}
      {uploading.isPending && (
        <p className="quiet" role="status">
          <Loader size="xs" aria-hidden="true" /> Uploading <bdi>{uploading.variables[0]?.name}</bdi> …
        </p>
      )}
      {file && (
        <Taken label="Do not send this file" drop={() => uploading.reset()}>
          <IconFile size={16} aria-hidden="true" /> <bdi>{file.name}</bdi>
        </Taken>
      )}
      {canned.list}
      {(!closed || text !== '') && (
        <Textarea
          data-key="r"
          aria-label="Message"
          {...canned.input}
          placeholder="Write an answer, or / for a canned one. Enter sends, Shift+Enter starts a new line."
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          value={text}
          maxLength={4096}
          onChange={(event) => edit(event.currentTarget.value)}
          onPaste={(event) => {
            if (take(event.clipboardData.files)) event.preventDefault()
          }}
          onKeyDown={(event) => {
            if (canned.takeKey(event)) return
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
        />
      )}
      <div className="composer-actions">
        <span className="composer-tools">
          {!closed && (
            <FileButton
              // Made anew for each, so that the same file can be chosen again.
              key={uploading.submittedAt}
              onChange={(chosen) => chosen && uploading.mutate([chosen])}
            >
              {(props) => (
                <ActionIcon {...props} variant="default" size={36} aria-label="Attach a file">
                  <IconPaperclip size={18} />
                </ActionIcon>
              )}
            </FileButton>
          )}
          <Button
            variant={closed ? 'filled' : 'default'}
            leftSection={<IconTemplate size={16} />}
            onClick={() => setChoosing(true)}
            {...(closed && { 'data-key': 'r' })}
          >
            Use a template
          </Button>
        </span>
        {!closed && (
          <span className="composer-tools">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Send later"
              disabled={!ready}
              onClick={() => setTiming(true)}
            >
              <IconClock size={18} />
            </ActionIcon>
            <Button
              type="submit"
              rightSection={<IconSend size={16} />}
              loading={sending.isPending}
              disabled={!ready}
            >
              Send
            </Button>
          </span>
        )}
      </div>
      {timing && (
        <SendLater
          window_until={window?.customer_service_until ?? null}
          send={(send_at) => {
            setTiming(false)
            send(send_at)
          }}
          close={() => setTiming(false)}
        />
      )}
      {choosing && <TemplatePicker conversation={conversation} close={() => setChoosing(false)} />}
    </form>
  )
}

type TakenProps = { label: string; drop: () => void; children: React.ReactNode }

/** Something that goes along with the words, and can be put away again. */
function Taken({ label, drop, children }: TakenProps) {
  return (
    <div className="taken">
      <span>{children}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={drop}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
