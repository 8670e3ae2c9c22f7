import { ActionIcon, Alert, Button, FileButton, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { reachabilityQuery } from '../../api/queries'
import type { Conversation, Message } from '../../api/types'
import { t } from '../../i18n/t'
import { IconClock, IconPaperclip, IconSend, IconTemplate } from '../../ui/icons'
import writingStyles from '../../ui/writing.module.css'
import { own } from '../../util/own'
import { Taken } from '../attachment/taken'
import { UploadsList } from '../attachment/uploads-list'
import { useCannedReplies } from '../canned-reply/use-canned-replies'
import { typeWords } from '../message/content/type-words'
import { AddressLine } from './address-line'
import styles from './composer.module.css'
import { EmojiButton } from './emoji-button'
import { Hindrances, useReadOnly, WhoseWork } from './hindrances'
import { SendLater } from './send-later'
import { useAnswer } from './use-answer'
import { WindowLeft } from './window-left'
import { wrapSelection } from './wrap-selection'

const TemplatePicker = lazy(async () => ({
  default: (await import('../template/template-picker')).TemplatePicker,
}))

type Props = { conversation: Conversation; quoted: Message | null; quote: (message: Message | null) => void }

const MARKS: Record<string, string> = { b: '*', i: '_' }

/** Where a member writes a reply; it shows the address that the reply goes to. */
export function Composer({ conversation, quoted, quote }: Props) {
  const read_only = useReadOnly()
  const { id, contact, inbox_id, window } = conversation
  const [choosing, setChoosing] = useState(false)
  const [timing, setTiming] = useState(false)
  const [dragged, setDragged] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const answer = useAnswer(id, quoted?.id, () => quote(null))
  const { text, edit, uploads, attach, sending, ready } = answer
  const canned = useCannedReplies(text, edit)
  const reach = useQuery({ ...reachabilityQuery(contact?.id ?? '', inbox_id), enabled: contact !== null })
  const closed = window !== null && window.may_send === 'templates'
  const free = reach.data?.messages.free_form
  const send = (send_at: string | null = null) => {
    if (ready && !closed && read_only === null) sending.mutate(send_at)
  }
  const take = (files: FileList | null | undefined) => {
    const found = [...(files ?? [])]
    if (found.length > 0 && !closed && read_only === null) attach(found)
    return found.length > 0
  }
  /** Changes the text around what is selected, and selects what it says. */
  const retype = (change: (selected: [number, number]) => { text: string; selection: [number, number] }) => {
    const input = field.current
    if (input === null) return
    const { text: typed, selection } = change([input.selectionStart, input.selectionEnd])
    // At once: what is typed next belongs there.
    flushSync(() => edit(typed))
    input.focus()
    input.setSelectionRange(...selection)
  }
  const takeKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (canned.takeKey(event)) return
    const mark = event.ctrlKey || event.metaKey ? own(MARKS, event.key) : undefined
    if (mark !== undefined) {
      event.preventDefault()
      retype((selected) => wrapSelection(text, selected, mark))
    }
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    // The dialogs are outside the form: an event of a dialog inside it would send the text written here.
    <>
      <form
        className={writingStyles.composer}
        aria-label={t('composer.reply')}
        data-dragged={dragged}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onDragOver={(event: DragEvent) => {
          event.preventDefault()
          setDragged(event.dataTransfer.types.includes('Files'))
        }}
        onDragLeave={() => setDragged(false)}
        onDrop={(event: DragEvent) => {
          setDragged(false)
          if (take(event.dataTransfer.files)) event.preventDefault()
        }}
      >
        <div className={styles.facts}>
          <AddressLine name={contact?.display_name ?? t('composer.group')} address={free?.address ?? null} />
          {window?.customer_service_until && (
            <WindowLeft conversation_id={id} until={window.customer_service_until} />
          )}
        </div>
        <WhoseWork conversation={conversation} />
        {read_only !== null && (
          <Alert color="gray" py="xs">
            {read_only}
          </Alert>
        )}
        <Hindrances
          against={free?.reasons.filter((reason) => reason !== 'window_closed') ?? []}
          closed={closed}
          errors={[sending.error]}
          paused={sending.isPaused}
        />
        {quoted && (
          <Taken label={t('composer.remove_quote')} drop={() => quote(null)}>
            <blockquote>
              <bdi>{quoted.text ?? typeWords(quoted.type)}</bdi>
            </blockquote>
          </Taken>
        )}
        <UploadsList uploads={uploads} drop={answer.detach} />
        {canned.list}
        {(!closed || text !== '') && (
          <Textarea
            ref={field}
            data-key="r"
            aria-label={t('composer.message')}
            {...canned.input}
            placeholder={t('composer.placeholder')}
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            value={text}
            maxLength={4096}
            // What is on its way is not changed under way.
            readOnly={sending.isPending}
            onChange={(event) => edit(event.currentTarget.value)}
            onPaste={(event) => {
              if (take(event.clipboardData.files)) event.preventDefault()
            }}
            onKeyDown={takeKey}
          />
        )}
        <div className={writingStyles.actions}>
          <span className={styles.tools}>
            {!closed && (
              <>
                <FileButton
                  // Created for each file, so that the same file can be chosen again.
                  key={uploads.length}
                  multiple
                  disabled={read_only !== null}
                  onChange={(chosen) => chosen.length > 0 && attach(chosen)}
                >
                  {(props) => (
                    <ActionIcon
                      {...props}
                      variant="default"
                      size={36}
                      disabled={read_only !== null}
                      aria-label={t('composer.attach')}
                    >
                      <IconPaperclip size={18} />
                    </ActionIcon>
                  )}
                </FileButton>
                <EmojiButton
                  pick={(emoji) =>
                    retype(([start, end]) => ({
                      text: text.slice(0, start) + emoji + text.slice(end),
                      selection: [start + emoji.length, start + emoji.length],
                    }))
                  }
                />
              </>
            )}
            <Button
              variant={closed ? 'filled' : 'default'}
              leftSection={<IconTemplate size={16} />}
              disabled={read_only !== null}
              onClick={() => setChoosing(true)}
              {...(closed && { 'data-key': 'r' })}
            >
              {t('composer.use_template')}
            </Button>
          </span>
          {!closed && (
            <span className={styles.tools}>
              <ActionIcon
                variant="default"
                size={36}
                aria-label={t('composer.send_later')}
                disabled={!ready || read_only !== null}
                onClick={() => setTiming(true)}
              >
                <IconClock size={18} />
              </ActionIcon>
              <Button
                type="submit"
                rightSection={<IconSend size={16} />}
                loading={sending.isPending}
                disabled={!ready || read_only !== null}
              >
                {t('composer.send')}
              </Button>
            </span>
          )}
        </div>
      </form>
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
      {choosing && (
        <Suspense>
          <TemplatePicker conversation={conversation} close={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}
