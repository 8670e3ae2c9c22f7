import { Link, type LinkProps, Outlet, useLocation } from '@tanstack/react-router'
import styles from '../features/navigation/settings-page.module.css'
import { t } from '../i18n/t'
import common from '../ui/common.module.css'
import {
  IconArrowsSplit2,
  IconBrandWhatsapp,
  IconClock,
  IconHistory,
  IconKey,
  IconMessageBolt,
  IconPhoneOff,
  IconRouteSquare,
  IconTag,
  IconTemplate,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '../ui/icons'
import { Notice } from '../ui/notice'

type Place = { to: LinkProps['to']; icon: typeof IconUser; name: string; words: string }

/** Oneself, then the team and how it works, then WhatsApp, then programs, then what an owner answers for. */
const groups = (): { name: string | null; places: Place[] }[] => [
  {
    name: null,
    places: [
      { to: '/settings/you', icon: IconUser, name: t('settings.you.title'), words: t('settings.hint.you') },
    ],
  },
  {
    name: t('settings.group.team'),
    places: [
      {
        to: '/settings/members',
        icon: IconUsers,
        name: t('member.title'),
        words: t('settings.hint.members'),
      },
      {
        to: '/settings/teams',
        icon: IconUsersGroup,
        name: t('team.title'),
        words: t('settings.hint.teams'),
      },
      {
        to: '/settings/assignment',
        icon: IconArrowsSplit2,
        name: t('assignment.title'),
        words: t('settings.hint.assignment'),
      },
      { to: '/settings/labels', icon: IconTag, name: t('label.title'), words: t('settings.hint.labels') },
      {
        to: '/settings/canned-replies',
        icon: IconMessageBolt,
        name: t('canned_reply.title'),
        words: t('settings.hint.canned_replies'),
      },
    ],
  },
  {
    name: t('settings.group.whatsapp'),
    places: [
      {
        to: '/settings/inboxes',
        icon: IconBrandWhatsapp,
        name: t('inbox.title'),
        words: t('settings.hint.inboxes'),
      },
      {
        to: '/settings/templates',
        icon: IconTemplate,
        name: t('template.title'),
        words: t('settings.hint.templates'),
      },
      {
        to: '/settings/blocked-phones',
        icon: IconPhoneOff,
        name: t('blocked_phone.title'),
        words: t('settings.hint.blocked_phones'),
      },
    ],
  },
  {
    name: t('settings.group.integrations'),
    places: [
      {
        to: '/settings/api-keys',
        icon: IconKey,
        name: t('api_key.title'),
        words: t('settings.hint.api_keys'),
      },
      {
        to: '/settings/webhooks',
        icon: IconWebhook,
        name: t('webhook.title'),
        words: t('settings.hint.webhooks'),
      },
      {
        to: '/settings/gateway',
        icon: IconRouteSquare,
        name: t('gateway.title'),
        words: t('settings.hint.gateway'),
      },
    ],
  },
  {
    name: t('settings.group.data'),
    places: [
      {
        to: '/settings/retention',
        icon: IconClock,
        name: t('retention.title'),
        words: t('settings.hint.retention'),
      },
      { to: '/settings/audit', icon: IconHistory, name: t('audit.title'), words: t('settings.hint.audit') },
    ],
  },
]

/** What is set once and looked at now and then: a menu, and one section of it. */
export function SettingsPage() {
  const in_menu = useLocation().pathname.replace(/\/$/, '') === '/settings'
  return (
    <div className={styles.settings} data-open={in_menu ? 'menu' : 'section'}>
      <nav className={styles.menu} aria-label={t('settings.title')}>
        <h1>{t('settings.title')}</h1>
        {groups().map(({ name, places }) => (
          <section key={name}>
            {name !== null && <h2>{name}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <Link className={styles.place} to={place.to} activeProps={{ 'aria-current': 'page' }}>
                    <place.icon size={20} aria-hidden="true" />
                    <span>
                      <strong>{place.name}</strong>
                      <span className={common.quiet}>{place.words}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main className={styles.section}>
        {in_menu ? (
          <Notice title={t('settings.title')} words={t('settings.choose')} />
        ) : (
          <>
            <Link className={styles.back} to="/settings">
              {t('settings.all')}
            </Link>
            <Outlet />
          </>
        )}
      </main>
    </div>
  )
}
