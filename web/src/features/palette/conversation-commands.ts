import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { client, dataOf } from '../../api/client'
import { conversationQuery, type Status } from '../../api/queries'
import { meQuery } from '../../api/session'
import { t } from '../../i18n/t'
import { PRIORITIES } from '../../paths'
import { type Priority, priorityWords } from '../priority/priority-words'
import type { Command, CommandGroup } from './command'

type Change = {
  status?: Status
  snoozed_until?: string | null
  assignee_id?: string | null
  priority?: Priority
}

const HOUR_MS = 3_600_000

/** What can be done with the conversation that is open; null where none is. */
export function useConversationCommands(): {
  group: CommandGroup | null
  error: Error | null
  forget: () => void
} {
  const { conversation_id } = useParams({ strict: false })
  const queries = useQueryClient()
  const me = useQuery(meQuery).data?.user.id
  const conversation = useQuery({
    ...conversationQuery(conversation_id ?? ''),
    enabled: conversation_id !== undefined,
  }).data
  const changing = useMutation({
    mutationFn: async ({ id, body }: { id: string; body: Change }) =>
      dataOf(await client.PATCH('/v1/conversations/{id}', { params: { path: { id } }, body })),
    onSuccess: (changed) => {
      queries.setQueryData(conversationQuery(changed.id).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  const failure = { error: changing.error, forget: changing.reset }
  if (conversation_id === undefined || conversation === undefined) return { group: null, ...failure }
  const { id, status, assignee_id, priority } = conversation
  const change = (body: Change) => () => changing.mutate({ id, body })
  const awake = status === 'open' || status === 'pending'
  const snooze = (hours: number | null) =>
    change({
      status: 'snoozed',
      snoozed_until: hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString(),
    })
  const commands: Command[] = [
    { id: 'answer', name: t('command.reply'), key: 'r', run: press('answer', 'r') },
    { id: 'note', name: t('command.note'), key: 'n', run: press('n') },
    awake
      ? { id: 'resolve', name: t('conversation.resolve'), key: 'e', run: change({ status: 'resolved' }) }
      : { id: 'reopen', name: t('conversation.reopen'), key: 'e', run: change({ status: 'open' }) },
    ...(assignee_id === me || me === undefined
      ? []
      : [{ id: 'take', name: t('command.assign_to_me'), run: change({ assignee_id: me }) }]),
    { id: 'assign', name: t('command.assign_to'), key: 'a', run: press('a') },
    ...(assignee_id === null
      ? []
      : [{ id: 'unassign', name: t('command.remove_assignee'), run: change({ assignee_id: null }) }]),
    { id: 'label', name: t('command.change_labels'), key: 'l', run: press('l') },
    ...(status === 'pending'
      ? [{ id: 'open', name: t('command.mark_open'), run: change({ status: 'open' }) }]
      : [{ id: 'pending', name: t('command.mark_pending'), run: change({ status: 'pending' }) }]),
    ...(awake
      ? [
          { id: 'snooze-hour', name: t('command.snooze.hour'), run: snooze(1) },
          { id: 'snooze-day', name: t('command.snooze.day'), run: snooze(24) },
          { id: 'snooze-week', name: t('command.snooze.week'), run: snooze(7 * 24) },
          { id: 'snooze', name: t('command.snooze.until_reply'), run: snooze(null) },
        ]
      : []),
    ...PRIORITIES.filter((it) => it !== priority).map((it) => ({
      id: `priority-${it}`,
      name:
        it === 'none'
          ? t('command.remove_priority')
          : t('conversation.priority_is', { priority: priorityWords(it) }),
      run: change({ priority: it }),
    })),
  ]
  return { group: { name: t('command.group.conversation'), commands }, ...failure }
}

/** Does what the key does: presses what carries it, and goes into it where one writes there. */
function press(...keys: string[]): () => void {
  return () => {
    for (const key of keys) {
      const found = document.querySelector<HTMLElement>(`[data-key=${key}]`)
      if (found?.matches('input, textarea')) found.focus()
      else found?.click()
    }
  }
}
