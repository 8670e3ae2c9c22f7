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
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'

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
        words: t('Who works here, and as what'),
      },
      { to: '/settings/teams', icon: IconUsersGroup, name: t('Teams'), words: t('Who works on which inbox') },
      {
        to: '/settings/assignment',
        icon: IconArrowsSplit2,
        name: t('Assignment'),
        words: t('Who gets new conversations'),
      },
      { to: '/settings/labels', icon: IconTag, name: t('Labels'), words: t('To sort conversations by') },
      {
        to: '/settings/canned-replies',
        icon: IconMessageBolt,
        name: t('Canned replies'),
        words: t('Answers you give often'),
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
        words: t('What WhatsApp has approved'),
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
    name: t('Other programs'),
    places: [
      { to: '/settings/api-keys', icon: IconKey, name: t('API keys'), words: t('What programs may do') },
      { to: '/settings/webhooks', icon: IconWebhook, name: t('Webhooks'), words: t('Where events go') },
      {
        to: '/settings/gateway',
        icon: IconRouteSquare,
        name: t('Gateway'),
        words: t('Bots that know phones'),
      },
    ],
  },
  {
    name: t('Records'),
    places: [
      { to: '/settings/retention', icon: IconClock, name: t('Retention'), words: t('How long what is kept') },
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
          <Notice title={t('Settings')} words={t('Choose what you want to look at or change.')} />
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
