import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { SettingsMenu } from '../features/navigation/settings-menu'
import styles from '../features/navigation/settings-page.module.css'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'

/** What is set once and looked at now and then: a menu, and one section of it. */
export function SettingsPage() {
  const in_menu = useLocation().pathname.replace(/\/$/, '') === '/settings'
  return (
    <div className={styles.settings} data-open={in_menu ? 'menu' : 'section'}>
      <SettingsMenu />
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
