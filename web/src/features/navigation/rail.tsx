import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { conflictsQuery, countsQuery } from '../../api/queries'
import { leave, meQuery, setupQuery, workIn } from '../../api/session'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import iconStyles from '../../ui/icon.module.css'
import {
  IconAddressBook,
  IconCheck,
  IconCommand,
  IconDeviceMobile,
  IconInbox,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconUserQuestion,
} from '../../ui/icons'
import { PersonAvatar } from '../../ui/person-avatar'
import { badgeOf } from '../../util/words'
import { AvailabilityItems } from '../member/availability-items'
import { roleWords } from '../member/role-words'
import type { Overlay } from '../palette/use-overlay'
import styles from './rail.module.css'

const TITLE = 'Selfsame'

/** The way between the pages, and to what concerns oneself. */
export function Rail({ live, open }: { live: boolean; open: (overlay: Overlay) => void }) {
  const sandbox = useQuery(setupQuery).data?.sandbox === true
  return (
    <nav className={styles.rail} aria-label={t('navigation.title')}>
      <span
        className={styles.mark}
        data-live={live}
        title={live ? t('navigation.live') : t('navigation.connecting')}
      >
        S
      </span>
      <ul>
        <Place
          to="/inbox"
          icon={<IconInbox size={20} />}
          name={t('navigation.inbox')}
          after={<UnreadConversations />}
        />
        <Place
          to="/conflicts"
          icon={<IconUserQuestion size={20} />}
          name={t('navigation.identity_review')}
          after={<OpenQuestions />}
        />
        <Place to="/contacts" icon={<IconAddressBook size={20} />} name={t('contact.title')} />
        <Place to="/broadcasts" icon={<IconSpeakerphone size={20} />} name={t('broadcast.title')} />
        {sandbox && <Place to="/phone" icon={<IconDeviceMobile size={20} />} name={t('sandbox.title')} />}
        <Place to="/settings" icon={<IconSettings size={20} />} name={t('settings.title')} />
      </ul>
      <UnstyledButton
        className={styles.find}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => open('palette')}
      >
        <IconCommand size={20} aria-hidden="true" />
        <span className={common.unseen}>{t('command.menu')}</span>
      </UnstyledButton>
      <Own open={open} />
    </nav>
  )
}

type PlaceProps = { to: LinkProps['to']; icon: ReactNode; name: string; after?: ReactNode }

function Place({ to, icon, name, after }: PlaceProps) {
  return (
    <li>
      <Link className={styles.place} to={to} activeProps={{ 'aria-current': 'page' }}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        {name}
        {after}
      </Link>
    </li>
  )
}

function UnreadConversations() {
  const unread = useQuery(countsQuery(undefined)).data?.unread ?? 0
  const shown = badgeOf(unread)
  useDocumentTitle(unread === 0 ? TITLE : `(${shown}) ${TITLE}`)
  if (unread === 0) return null
  return (
    <span className={styles.count}>
      {shown}
      <span className={common.unseen}> {t('navigation.unread')}</span>
    </span>
  )
}

function OpenQuestions() {
  const pages = useInfiniteQuery(conflictsQuery).data?.pages ?? []
  const open = pages.flatMap((page) => page.data).length
  if (open === 0) return null
  const many = pages.at(-1)?.next_cursor != null
  return (
    <span className={styles.count}>
      {open}
      {many && '+'}
      <span className={common.unseen}> {t('navigation.to_review')}</span>
    </span>
  )
}

function Own({ open }: { open: (overlay: Overlay) => void }) {
  const me = useQuery(meQuery).data
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  if (me === undefined) return null
  return (
    <Menu position="right-end" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={styles.own}>
          <PersonAvatar id={me.user.id} name={me.user.name} />
          <span className={common.unseen}>{say('navigation.you', { name: <bdi>{me.user.name}</bdi> })}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{me.user.name}</bdi>
          {me.account && (
            <>
              {' · '}
              <bdi>{me.account.name}</bdi>, {roleWords(me.account.role).name}
            </>
          )}
        </Menu.Label>
        {me.accounts.length > 1 &&
          me.accounts.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={
                id === me.account?.id ? <IconCheck size={16} /> : <span className={iconStyles.none} />
              }
              onClick={() => workIn(id)}
            >
              {say('navigation.switch_account', { account: <bdi>{name}</bdi> })}
            </Menu.Item>
          ))}
        <AvailabilityItems />
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? t('theme.use_light') : t('theme.use_dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCommand size={16} />} onClick={() => open('palette')}>
          {t('command.menu')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => open('keys')}>
          {t('shortcut.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave()}>
          {t('sign_in.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
