import { Textarea } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { sendOnEnter } from '../../util/send-on-enter'
import { useCannedReplies } from '../canned-reply/use-canned-replies'
import type { useRetype } from './use-retype'
import { wrapSelection } from './wrap-selection'

const MARKS: Record<string, string> = { b: '*', i: '_' }
const LONGEST = 4096

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  edit: (text: string) => void
  retype: ReturnType<typeof useRetype>['retype']
  /** Returns whether there were files to attach. */
  take: (files: FileList) => boolean
  send: () => void
  sending: boolean
}

/** The text of a reply: Enter sends it, a slash offers canned replies, and pasted files are attached. */
export function ReplyField({ field, text, edit, retype, take, send, sending }: Props) {
  const canned = useCannedReplies(text, edit)
  const takeKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (canned.takeKey(event)) return
    const mark = event.ctrlKey || event.metaKey ? own(MARKS, event.key) : undefined
    if (mark !== undefined) {
      event.preventDefault()
      retype((selected) => wrapSelection(text, selected, mark))
    }
    sendOnEnter(event, send)
  }
  return canned.under(
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
      maxLength={LONGEST}
      // What is on its way is not changed under way.
      readOnly={sending}
      onChange={(event) => edit(event.currentTarget.value)}
      onPaste={(event) => {
        if (take(event.clipboardData.files)) event.preventDefault()
      }}
      onKeyDown={takeKey}
    />,
  )
}
