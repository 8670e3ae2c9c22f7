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
    { id: 'answer', name: t('Write a reply'), key: 'r', run: press('answer', 'r') },
    { id: 'note', name: t('Write a private note'), key: 'n', run: press('n') },
    awake
      ? { id: 'resolve', name: t('Resolve'), key: 'e', run: change({ status: 'resolved' }) }
      : { id: 'reopen', name: t('Reopen'), key: 'e', run: change({ status: 'open' }) },
    ...(assignee_id === me || me === undefined
      ? []
      : [{ id: 'take', name: t('Assign to me'), run: change({ assignee_id: me }) }]),
    { id: 'assign', name: t('Assign to …'), key: 'a', run: press('a') },
    ...(assignee_id === null
      ? []
      : [{ id: 'unassign', name: t('Remove assignee'), run: change({ assignee_id: null }) }]),
    { id: 'label', name: t('Change labels …'), key: 'l', run: press('l') },
    ...(awake
      ? [
          { id: 'snooze-hour', name: t('Snooze for an hour'), run: snooze(1) },
          { id: 'snooze-day', name: t('Snooze for a day'), run: snooze(24) },
          { id: 'snooze-week', name: t('Snooze for a week'), run: snooze(7 * 24) },
          { id: 'snooze', name: t('Snooze until the contact writes'), run: snooze(null) },
        ]
      : []),
    ...PRIORITIES.filter((it) => it !== priority).map((it) => ({
      id: `priority-${it}`,
      name: it === 'none' ? t('Remove priority') : t('Priority: {priority}', { priority: priorityWords(it) }),
      run: change({ priority: it }),
    })),
  ]
  return { group: { name: t('This conversation'), commands }, ...failure }
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
