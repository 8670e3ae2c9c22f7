import { Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Member } from '../../api/types'
import { t } from '../../i18n/t'
import { useOffers } from '../../ui/use-offers'
import { sendOnEnter } from '../../util/send-on-enter'
import { askedName, matching } from './mentions'

const LONGEST = 4000

type Props = { text: string; edit: (text: string) => void; members: Member[]; add: () => void }

/** The text of a note: Enter adds it, and an @ offers the members to mention. */
export function NoteField({ text, edit, members, add }: Props) {
  const [caret, setCaret] = useState(text.length)
  const field = useRef<HTMLTextAreaElement>(null)
  const change = (typed: string, caret_at: number) => {
    edit(typed)
    setCaret(caret_at)
  }
  const asked = askedName(text.slice(0, caret))
  const found = asked === null ? [] : matching(members, asked)
  const offered = useOffers({
    name: t('member.title'),
    text,
    offers: found.map(({ id, name }) => ({ id, shown: <bdi>{name}</bdi> })),
    pick: (id) => {
      const name = found.find((member) => member.id === id)?.name ?? ''
      const start = caret - (asked ?? '').length
      const end = start + name.length + 1
      // At once: what is typed next belongs behind the name.
      flushSync(() => change(`${text.slice(0, start)}${name} ${text.slice(caret)}`, end))
      field.current?.setSelectionRange(end, end)
    },
  })
  return offered.under(
    <Textarea
      ref={field}
      autoFocus
      aria-label={t('note.label')}
      {...offered.input}
      placeholder={t('note.placeholder')}
      autosize
      minRows={2}
      maxRows={10}
      dir="auto"
      value={text}
      maxLength={LONGEST}
      onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
      onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
      onKeyDown={(event) => {
        if (offered.takeKey(event)) return
        sendOnEnter(event, add)
      }}
    />,
  )
}
