import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconAddressBook,
  IconCheck,
  IconDeviceMobile,
  IconInbox,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { conflictsQuery } from '../api/queries'
import { leave, meQuery, setupQuery, workIn } from '../api/session'
import { PersonAvatar } from '../ui/person-avatar'
import { AvailabilityItems } from './availability-items'

/** The way between the pages, and to what concerns oneself. */
export function Rail({ live }: { live: boolean }) {
  const sandbox = useQuery(setupQuery).data?.sandbox === true
  return (
    <nav className="rail" aria-label="Pages">
      <span className="rail-mark" data-live={live} title={live ? 'Live' : 'Connecting …'}>
        S
      </span>
      <ul>
        <Place to="/inbox" icon={<IconInbox size={20} />} name="Inbox" />
        <Place
          to="/conflicts"
          icon={<IconUserQuestion size={20} />}
          name="Who is who?"
          after={<OpenQuestions />}
        />
        <Place to="/contacts" icon={<IconAddressBook size={20} />} name="Contacts" />
        <Place to="/broadcasts" icon={<IconSpeakerphone size={20} />} name="Broadcasts" />
        {sandbox && <Place to="/phone" icon={<IconDeviceMobile size={20} />} name="Sandbox phone" />}
        <Place to="/settings" icon={<IconSettings size={20} />} name="Settings" />
      </ul>
      <Own />
    </nav>
  )
}

type PlaceProps = { to: LinkProps['to']; icon: ReactNode; name: string; after?: ReactNode }

function Place({ to, icon, name, after }: PlaceProps) {
  return (
    <li>
      <Link className="rail-place" to={to} activeProps={{ 'aria-current': 'page' }}>
        <span className="rail-icon" aria-hidden="true">
          {icon}
        </span>
        {name}
        {after}
      </Link>
    </li>
  )
}

function OpenQuestions() {
  const pages = useInfiniteQuery(conflictsQuery).data?.pages ?? []
  const open = pages.flatMap((page) => page.data).length
  if (open === 0) return null
  const many = pages.at(-1)?.next_cursor != null
  return (
    <span className="rail-count">
      {open}
      {many && '+'}
      <span className="unseen"> to decide</span>
    </span>
  )
}

function Own() {
  const me = useQuery(meQuery).data
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  if (me === undefined) return null
  return (
    <Menu position="right-end" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className="rail-own">
          <PersonAvatar id={me.user.id} name={me.user.name} />
          <span className="unseen">
            You: <bdi>{me.user.name}</bdi>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{me.user.name}</bdi>
          {me.account && (
            <>
              {' · '}
              <bdi>{me.account.name}</bdi>, {me.account.role}
            </>
          )}
        </Menu.Label>
        {me.accounts.length > 1 &&
          me.accounts.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={id === me.account?.id ? <IconCheck size={16} /> : <span className="no-icon" />}
              onClick={() => workIn(id)}
            >
              Work in <bdi>{name}</bdi>
            </Menu.Item>
          ))}
        <AvailabilityItems />
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? 'Use light colours' : 'Use dark colours'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
