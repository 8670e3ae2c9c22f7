import {
  IconBrandWhatsapp,
  IconKey,
  IconMessageBolt,
  IconPhoneOff,
  IconTemplate,
  IconUser,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Notice } from '../../ui/notice'

const SECTIONS = [
  { to: '/settings/you', icon: IconUser, name: 'You', words: 'How you come in' },
  { to: '/settings/members', icon: IconUsers, name: 'Members', words: 'Who works here, and as what' },
  { to: '/settings/inboxes', icon: IconBrandWhatsapp, name: 'Inboxes', words: 'Lines, sending, webhooks' },
  { to: '/settings/templates', icon: IconTemplate, name: 'Templates', words: 'What WhatsApp has approved' },
  { to: '/settings/api-keys', icon: IconKey, name: 'API keys', words: 'What programs may do' },
  { to: '/settings/webhooks', icon: IconWebhook, name: 'Webhooks', words: 'Where events go' },
  { to: '/settings/canned-replies', icon: IconMessageBolt, name: 'Canned replies', words: 'Given often' },
  { to: '/settings/blocked-phones', icon: IconPhoneOff, name: 'Blocked phones', words: 'Shared numbers' },
] as const

/** What is set once and looked at now and then: a menu, and one section of it. */
export function SettingsPage() {
  const in_menu = useLocation().pathname.replace(/\/$/, '') === '/settings'
  return (
    <div className="settings" data-open={in_menu ? 'menu' : 'section'}>
      <nav className="settings-menu" aria-label="Settings">
        <h1>Settings</h1>
        <ul>
          {SECTIONS.map(({ to, icon: Icon, name, words }) => (
            <li key={to}>
              <Link className="settings-place" to={to} activeProps={{ 'aria-current': 'page' }}>
                <Icon size={20} aria-hidden="true" />
                <span>
                  <strong>{name}</strong>
                  <span className="quiet">{words}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main className="settings-section">
        {in_menu ? (
          <Notice title="Settings" words="Choose what you want to look at or change." />
        ) : (
          <>
            <Link className="settings-back" to="/settings">
              All settings
            </Link>
            <Outlet />
          </>
        )}
      </main>
    </div>
  )
}
