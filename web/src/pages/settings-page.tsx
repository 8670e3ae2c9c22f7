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
} from '@tabler/icons-react'
import { Link, type LinkProps, Outlet, useLocation } from '@tanstack/react-router'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'

type Place = { to: LinkProps['to']; icon: typeof IconUser; name: string; words: string }

/** Oneself, then the team and how it works, then WhatsApp, then programs, then what an owner answers for. */
const groups = (): { name: string | null; places: Place[] }[] => [
  {
    name: null,
    places: [
      { to: '/settings/you', icon: IconUser, name: t('You'), words: t('Password, language, sessions') },
    ],
  },
  {
    name: t('Team'),
    places: [
      {
        to: '/settings/members',
        icon: IconUsers,
        name: t('Members'),
        words: t('Roles and inbox access'),
      },
      {
        to: '/settings/teams',
        icon: IconUsersGroup,
        name: t('Teams'),
        words: t('Members and their inboxes'),
      },
      {
        to: '/settings/assignment',
        icon: IconArrowsSplit2,
        name: t('Assignment'),
        words: t('Assign new conversations'),
      },
      { to: '/settings/labels', icon: IconTag, name: t('Labels'), words: t('Organise conversations') },
      {
        to: '/settings/canned-replies',
        icon: IconMessageBolt,
        name: t('Canned replies'),
        words: t('Frequently used replies'),
      },
    ],
  },
  {
    name: t('WhatsApp'),
    places: [
      {
        to: '/settings/inboxes',
        icon: IconBrandWhatsapp,
        name: t('Inboxes'),
        words: t('Your WhatsApp numbers'),
      },
      {
        to: '/settings/templates',
        icon: IconTemplate,
        name: t('Templates'),
        words: t('Approved by WhatsApp'),
      },
      {
        to: '/settings/blocked-phones',
        icon: IconPhoneOff,
        name: t('Blocked phones'),
        words: t('Shared numbers'),
      },
    ],
  },
  {
    name: t('Integrations'),
    places: [
      { to: '/settings/api-keys', icon: IconKey, name: t('API keys'), words: t('Access for API clients') },
      {
        to: '/settings/webhooks',
        icon: IconWebhook,
        name: t('Webhooks'),
        words: t('Send events to other programs'),
      },
      {
        to: '/settings/gateway',
        icon: IconRouteSquare,
        name: t('Gateway'),
        words: t('Connect phone-based bots'),
      },
    ],
  },
  {
    name: t('Data and audit'),
    places: [
      {
        to: '/settings/retention',
        icon: IconClock,
        name: t('Retention'),
        words: t('How long data is stored'),
      },
      { to: '/settings/audit', icon: IconHistory, name: t('Audit log'), words: t('Who did what') },
    ],
  },
]

/** What is set once and looked at now and then: a menu, and one section of it. */
export function SettingsPage() {
  const in_menu = useLocation().pathname.replace(/\/$/, '') === '/settings'
  return (
    <div className="settings" data-open={in_menu ? 'menu' : 'section'}>
      <nav className="settings-menu" aria-label={t('Settings')}>
        <h1>{t('Settings')}</h1>
        {groups().map(({ name, places }) => (
          <section key={name}>
            {name !== null && <h2>{name}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <Link className="settings-place" to={place.to} activeProps={{ 'aria-current': 'page' }}>
                    <place.icon size={20} aria-hidden="true" />
                    <span>
                      <strong>{place.name}</strong>
                      <span className="quiet">{place.words}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main className="settings-section">
        {in_menu ? (
          <Notice title={t('Settings')} words={t('Choose a setting to view or change.')} />
        ) : (
          <>
            <Link className="settings-back" to="/settings">
              {t('All settings')}
            </Link>
            <Outlet />
          </>
        )}
      </main>
    </div>
  )
}
