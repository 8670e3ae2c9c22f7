import { ActionIcon, Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, dataOf, wordsOf } from '../../api/client'
import { teamsQuery } from '../../api/desk'
import { membersQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import common from '../../ui/common.module.css'
import { IconArrowLeft, IconCheck, IconId, IconRefresh } from '../../ui/icons'
import panesStyles from '../../ui/panes.module.css'
import { longTime } from '../../util/words'
import { LabelTag } from '../label/label-tag'
import { LabelsMenu } from '../label/labels-menu'
import { WhoIsHere } from '../presence/who-is-here'
import { PriorityMark } from '../priority/priority-mark'
import styles from './conversation-bar.module.css'
import { AssignMenu, type Change, PriorityMenu, SnoozeMenu } from './menus'
import { statusWords } from './status-words'

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
  const change = (wanted: Change) => changing.mutate(wanted)
  const { status, labels } = conversation
  const awake = status === 'open' || status === 'pending'
  return (
    <>
      <header className={styles.bar}>
        <ActionIcon
          className={panesStyles.narrowOnly}
          variant="subtle"
          size="lg"
          aria-label={t('conversation.back')}
          renderRoot={(props) => <Link to="/inbox" search={search} {...props} />}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
        <Facts conversation={conversation} />
        <WhoIsHere conversation_id={conversation.id} />
        <div className={styles.actions}>
          <AssignMenu now={conversation} change={change} />
          <LabelsMenu labels={labels} change={(chosen) => change({ labels: chosen })} />
          <PriorityMenu now={conversation} change={change} />
          {awake && <SnoozeMenu now={conversation} change={change} />}
          <Button
            data-key="e"
            variant={awake ? 'filled' : 'default'}
            loading={changing.isPending}
            leftSection={awake ? <IconCheck size={16} /> : <IconRefresh size={16} />}
            onClick={() => change({ status: awake ? 'resolved' : 'open' })}
          >
            {awake ? t('conversation.resolve') : t('conversation.reopen')}
          </Button>
          <ActionIcon
            className={styles.toggle}
            variant="default"
            size="lg"
            aria-label={t('conversation.contact_details')}
            aria-expanded={who_open}
            onClick={toggleWho}
          >
            <IconId size={18} />
          </ActionIcon>
        </div>
      </header>
      {changing.error && (
        <Alert color="red" role="alert" m="sm">
          {wordsOf(changing.error)}
        </Alert>
      )}
    </>
  )
}

/** Who it is with, and how it stands. */
function Facts({ conversation }: { conversation: Conversation }) {
  const { status, snoozed_until, contact, assignee_id, team_id, labels, priority } = conversation
  const members = useQuery(membersQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  const assignee =
    assignee_id && (members.find(({ id }) => id === assignee_id)?.name ?? t('member.former_inline'))
  const team = team_id && (teams.find(({ id }) => id === team_id)?.name ?? t('team.another'))
  return (
    <div className={styles.name}>
      <h2>
        <bdi title={contact?.display_name}>{contact?.display_name ?? t('conversation.group')}</bdi>
      </h2>
      <span className={common.quiet}>
        {priority !== 'none' && (
          <>
            <PriorityMark priority={priority} />{' '}
          </>
        )}
        {contact?.username && <bdi>@{contact.username} · </bdi>}
        {status === 'snoozed' && snoozed_until
          ? t('conversation.snoozed_until', { time: longTime(snoozed_until) })
          : statusWords(status)}
        {[team, assignee].map(
          (name) =>
            name && (
              <span key={name}>
                {' · '}
                <bdi>{name}</bdi>
              </span>
            ),
        )}
        {labels.map((label) => (
          <span key={label}>
            {' '}
            <LabelTag name={label} />
          </span>
        ))}
      </span>
    </div>
  )
}
