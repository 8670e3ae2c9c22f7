import { ActionIcon, Alert, Button, Menu } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconClock, IconId, IconRefresh, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, dataOf, wordsOf } from '../../api/client'
import { membersQuery, type Status } from '../../api/queries'
import { meQuery } from '../../api/session'
import type { Conversation } from '../../api/types'
import type { InboxSearch } from '../../paths'
import { longTime } from '../../util/words'
import { LabelsMenu } from './labels-menu'

const HOUR_MS = 3_600_000
const SNOOZES = [
  { label: 'For an hour', hours: 1 },
  { label: 'For a day', hours: 24 },
  { label: 'For a week', hours: 7 * 24 },
  { label: 'Until they write', hours: null },
]

type Change = {
  labels?: string[]
  status?: Status
  snoozed_until?: string | null
  assignee_id?: string | null
}
type Props = { conversation: Conversation; search: InboxSearch; who_open: boolean; toggleWho: () => void }

export function ConversationBar({ conversation, search, who_open, toggleWho }: Props) {
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: async (body: Change) =>
      dataOf(
        await client.PATCH('/v1/conversations/{id}', { params: { path: { id: conversation.id } }, body }),
      ),
    onSuccess: (changed) => {
      queries.setQueryData(['conversation', conversation.id], changed)
      void queries.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  const { status, snoozed_until, contact, assignee_id, labels } = conversation
  const members = useQuery(membersQuery).data ?? []
  const me = useQuery(meQuery).data?.user.id
  // Whoever asks comes first.
  const candidates = members.toSorted((one, other) => Number(other.id === me) - Number(one.id === me))
  const assignee = assignee_id && (members.find(({ id }) => id === assignee_id)?.name ?? 'a former member')
  const awake = status === 'open' || status === 'pending'
  return (
    <>
      <header className="bar">
        <ActionIcon
          className="narrow-only"
          variant="subtle"
          size="lg"
          aria-label="Back to the list"
          renderRoot={(props) => <Link to="/inbox" search={search} {...props} />}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
        <div className="bar-name">
          <h2>
            <bdi>{contact?.display_name ?? 'Group'}</bdi>
          </h2>
          <span className="quiet">
            {contact?.username && <bdi>@{contact.username} · </bdi>}
            {status === 'snoozed' && snoozed_until ? `snoozed until ${longTime(snoozed_until)}` : status}
            {assignee && (
              <>
                {' · '}
                <bdi>{assignee}</bdi>
              </>
            )}
            {labels.length > 0 && (
              <>
                {' · '}
                <bdi>{labels.join(', ')}</bdi>
              </>
            )}
          </span>
        </div>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon data-key="a" variant="default" size="lg" aria-label="Assign">
              <IconUserPlus size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {candidates.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={id === assignee_id ? <IconCheck size={14} /> : undefined}
                onClick={() => changing.mutate({ assignee_id: id })}
              >
                <bdi>{id === me ? `${name} (you)` : name}</bdi>
              </Menu.Item>
            ))}
            {assignee_id !== null && (
              <>
                <Menu.Divider />
                <Menu.Item onClick={() => changing.mutate({ assignee_id: null })}>Nobody</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <LabelsMenu labels={labels} change={(chosen) => changing.mutate({ labels: chosen })} />
        {awake && (
          <Menu position="bottom-end" withinPortal={false}>
            <Menu.Target>
              <ActionIcon variant="default" size="lg" aria-label="Snooze">
                <IconClock size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {SNOOZES.map(({ label, hours }) => (
                <Menu.Item
                  key={label}
                  onClick={() =>
                    changing.mutate({
                      status: 'snoozed',
                      snoozed_until:
                        hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString(),
                    })
                  }
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button
          data-key="e"
          variant={awake ? 'filled' : 'default'}
          loading={changing.isPending}
          leftSection={awake ? <IconCheck size={16} /> : <IconRefresh size={16} />}
          onClick={() => changing.mutate({ status: awake ? 'resolved' : 'open' })}
        >
          {awake ? 'Resolve' : 'Reopen'}
        </Button>
        <ActionIcon
          className="who-toggle"
          variant="default"
          size="lg"
          aria-label="Who is this?"
          aria-expanded={who_open}
          onClick={toggleWho}
        >
          <IconId size={18} />
        </ActionIcon>
      </header>
      {changing.error && (
        <Alert color="red" role="alert" m="sm">
          {wordsOf(changing.error)}
        </Alert>
      )}
    </>
  )
}
