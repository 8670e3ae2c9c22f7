import { lazy, Suspense, useState } from 'react'
import type { Conversation, Message } from '../../api/types'
import { t } from '../../i18n/t'
import writingStyles from '../../ui/writing.module.css'
import { UploadsList } from '../attachment/uploads-list'
import { useReadOnly } from './hindrances'
import { QuotedMessage } from './quoted-message'
import { ReplyField } from './reply-field'
import { ReplyNotices } from './reply-notices'
import { ReplyTools } from './reply-tools'
import { SendButtons } from './send-buttons'
import { SendLater } from './send-later'
import { useAnswer } from './use-answer'
import { useFileDrop } from './use-file-drop'
import { useRetype } from './use-retype'

const TemplatePicker = lazy(async () => ({
  default: (await import('../template/template-picker')).TemplatePicker,
}))

type Props = { conversation: Conversation; quoted: Message | null; quote: (message: Message | null) => void }
type Dialog = 'template' | 'send_later' | null

/** Where a member writes a reply; the dialogs beside it choose a template, or when to send. */
export function Composer({ conversation, quoted, quote }: Props) {
  const [dialog, open] = useState<Dialog>(null)
  const close = () => open(null)
  const read_only = useReadOnly()
  const answer = useAnswer(conversation.id, quoted?.id, () => quote(null))
  const closed = conversation.window?.may_send === 'templates'
  const send = (send_at: string | null = null) => {
    if (answer.ready && !closed && read_only === null) answer.sending.mutate(send_at)
  }
  return (
    // The dialogs are outside the form: an event of a dialog inside it would send the text written here.
    <>
      <ReplyForm
        conversation={conversation}
        answer={answer}
        quoted={quoted}
        quote={quote}
        closed={closed}
        read_only={read_only}
        send={send}
        open={open}
      />
      {dialog === 'send_later' && (
        <SendLater
          window_until={conversation.window?.customer_service_until ?? null}
          send={(send_at) => {
            close()
            send(send_at)
          }}
          close={close}
        />
      )}
      {dialog === 'template' && (
        <Suspense>
          <TemplatePicker conversation={conversation} close={close} />
        </Suspense>
      )}
    </>
  )
}

type FormProps = Props & {
  answer: ReturnType<typeof useAnswer>
  /** Whether the window is closed. */
  closed: boolean
  /** Why the user may not reply. */
  read_only: string | null
  send: () => void
  open: (dialog: Dialog) => void
}

/** A reply as it is written; it shows the address that the reply goes to. */
function ReplyForm({ conversation, answer, quoted, quote, closed, read_only, send, open }: FormProps) {
  const { text, edit, uploads, attach, detach, sending } = answer
  const { field, retype } = useRetype(edit)
  const take = (files: FileList) => {
    if (files.length > 0 && !closed && read_only === null) attach([...files])
    return files.length > 0
  }
  const drop = useFileDrop(take)
  return (
    <form
      className={writingStyles.composer}
      aria-label={t('composer.reply')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      {...drop}
    >
      <ReplyNotices
        conversation={conversation}
        closed={closed}
        read_only={read_only}
        error={sending.error}
        paused={sending.isPaused}
      />
      {quoted && <QuotedMessage message={quoted} drop={() => quote(null)} />}
      <UploadsList uploads={uploads} drop={detach} />
      {(!closed || text !== '') && (
        <ReplyField
          field={field}
          text={text}
          edit={edit}
          retype={retype}
          take={take}
          send={send}
          sending={sending.isPending}
        />
      )}
      <div className={writingStyles.actions}>
        <ReplyTools
          answer={answer}
          retype={retype}
          closed={closed}
          disabled={read_only !== null}
          chooseTemplate={() => open('template')}
        />
        {!closed && (
          <SendButtons
            ready={answer.ready && read_only === null}
            sending={sending.isPending}
            sendLater={() => open('send_later')}
          />
        )}
      </div>
    </form>
  )
}
