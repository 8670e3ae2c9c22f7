import { Alert, Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError, client, dataOf, wordsOf } from '../../api/client'
import { membersQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { IconLock } from '../../ui/icons'
import { useOffers } from '../../ui/use-offers'
import writingStyles from '../../ui/writing.module.css'
import { readDraft, writeDraft } from '../../util/draft'
import { useTyping } from '../presence/use-typing'
import { askedName, matching, mentionedIn } from './mentions'
import noteStyles from './note.module.css'

const LONGEST = 4000

/** Private notes of the team. They are never sent, and keep a draft of their own. */
export function NoteComposer({ conversation_id }: { conversation_id: string }) {
  const draft = `note.${conversation_id}`
  const [text, setText] = useState(() => readDraft(draft))
  const [caret, setCaret] = useState(text.length)
  const field = useRef<HTMLTextAreaElement>(null)
  // Kept until the server has answered: a second try of the same note is the same note.
  const attempt = useRef<string | null>(null)
  const queries = useQueryClient()
  const members = useQuery(membersQuery).data ?? []
  const typing = useTyping(conversation_id)
  const edit = (typed: string, caret_at: number) => {
    setText(typed)
    typing(typed !== '')
    setCaret(caret_at)
    writeDraft(draft, typed)
    attempt.current = null
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
      flushSync(() => edit(`${text.slice(0, start)}${name} ${text.slice(caret)}`, end))
      field.current?.setSelectionRange(end, end)
    },
  })
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
      edit('', 0)
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
  return (
    <form
      className={`${writingStyles.composer} ${noteStyles.composer}`}
      aria-label={t('note.private')}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <p className={noteStyles.sign}>
        <IconLock size={16} aria-hidden="true" /> {t('note.hint')}
      </p>
      {adding.error && (
        <Alert color="red" role="alert" py="xs">
          {wordsOf(adding.error)}
        </Alert>
      )}
      {offered.list}
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
        onChange={(event) => edit(event.currentTarget.value, event.currentTarget.selectionStart)}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (offered.takeKey(event)) return
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          add()
        }}
      />
      <div className={`${writingStyles.actions} ${noteStyles.actions}`}>
        <Button type="submit" variant="default" loading={adding.isPending} disabled={!ready}>
          {t('note.add')}
        </Button>
      </div>
    </form>
  )
}
