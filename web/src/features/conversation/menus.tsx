import { ActionIcon, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { teamsQuery } from '../../api/desk'
import { membersQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { PRIORITIES } from '../../paths'
import iconStyles from '../../ui/icon.module.css'
import { IconCheck, IconClock, IconFlag, IconUserPlus } from '../../ui/icons'
import { PriorityMark } from '../priority/priority-mark'
import { type Priority, priorityWords } from '../priority/priority-words'
import styles from './menus.module.css'

const HOUR_MS = 3_600_000

/** What is changed of one conversation, or of several. */
export type Change = {
  labels?: string[]
  status?: Conversation['status']
  snoozed_until?: string | null
  assignee_id?: string | null
  team_id?: string | null
  priority?: Priority
}

type Props = {
  /** The state of the one conversation; without it, of several, which differ. */
  now?: Pick<Conversation, 'assignee_id' | 'team_id' | 'priority' | 'status'>
  change: (change: Change) => void
}

type DropProps = { name: string; shortcut: string; icon: ReactNode; children: ReactNode }

function Drop({ name, shortcut, icon, children }: DropProps) {
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          data-key={shortcut}
          variant="default"
          size="lg"
          aria-label={name}
          title={`${name} (${shortcut})`}
        >
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.drop}>{children}</Menu.Dropdown>
    </Menu>
  )
}

const chosen = (is: boolean) => (is ? <IconCheck size={14} /> : <span className={iconStyles.none} />)

/** Assigns to a member, the current user first, or to a team. */
export function AssignMenu({ now, change }: Props) {
  const members = useQuery(membersQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  const me = useQuery(meQuery).data?.user.id
  const candidates = members
    .filter(({ role }) => role !== 'viewer')
    .toSorted((one, other) => Number(other.id === me) - Number(one.id === me))
  return (
    <Drop name={t('conversation.assign')} shortcut="a" icon={<IconUserPlus size={18} />}>
      {candidates.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={chosen(id === now?.assignee_id)}
          onClick={() => change({ assignee_id: id })}
        >
          <bdi>{id === me ? t('member.name_you', { name }) : name}</bdi>
        </Menu.Item>
      ))}
      {now?.assignee_id !== null && (
        <Menu.Item leftSection={chosen(false)} onClick={() => change({ assignee_id: null })}>
          {t('conversation.assignee.none')}
        </Menu.Item>
      )}
      {teams.length > 0 && <Menu.Label>{t('team.title')}</Menu.Label>}
      {teams.map(({ id, name }) => (
        <Menu.Item key={id} leftSection={chosen(id === now?.team_id)} onClick={() => change({ team_id: id })}>
          <bdi>{name}</bdi>
        </Menu.Item>
      ))}
      {teams.length > 0 && now?.team_id !== null && (
        <Menu.Item leftSection={chosen(false)} onClick={() => change({ team_id: null })}>
          {t('conversation.team.none')}
        </Menu.Item>
      )}
    </Drop>
  )
}

export function PriorityMenu({ now, change }: Props) {
  return (
    <Drop
      name={t('conversation.priority')}
      shortcut="p"
      icon={
        now === undefined || now.priority === 'none' ? (
          <IconFlag size={18} />
        ) : (
          <PriorityMark priority={now.priority} silent />
        )
      }
    >
      {PRIORITIES.map((priority) => (
        <Menu.Item
          key={priority}
          leftSection={<PriorityMark priority={priority} silent />}
          rightSection={chosen(priority === now?.priority)}
          onClick={() => change({ priority })}
        >
          {priorityWords(priority)}
        </Menu.Item>
      ))}
    </Drop>
  )
}

const snoozes = () => [
  { label: t('conversation.snooze.hour'), hours: 1 },
  { label: t('conversation.snooze.day'), hours: 24 },
  { label: t('conversation.snooze.week'), hours: 7 * 24 },
  { label: t('conversation.snooze.until_reply'), hours: null },
]

/** Puts aside: as pending, while the team waits for something, or snoozed, until a time or a reply. */
export function SnoozeMenu({ now, change }: Props) {
  return (
    <Drop name={t('conversation.set_aside')} shortcut="s" icon={<IconClock size={18} />}>
      <Menu.Item
        leftSection={chosen(now?.status === 'pending')}
        onClick={() => change({ status: now?.status === 'pending' ? 'open' : 'pending' })}
      >
        {t('conversation.pending')}
      </Menu.Item>
      <Menu.Label>{t('conversation.snooze.action')}</Menu.Label>
      {snoozes().map(({ label, hours }) => (
        <Menu.Item
          key={label}
          leftSection={chosen(false)}
          onClick={() =>
            change({
              status: 'snoozed',
              snoozed_until: hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString(),
            })
          }
        >
          {label}
        </Menu.Item>
      ))}
    </Drop>
  )
}
