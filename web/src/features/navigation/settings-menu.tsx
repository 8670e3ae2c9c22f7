import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import styles from './settings-page.module.css'
import { settingsGroups } from './settings-places'

/** Every section of the settings, by group. */
export function SettingsMenu() {
  return (
    <nav className={styles.menu} aria-label={t('settings.title')}>
      <h1>{t('settings.title')}</h1>
      {settingsGroups().map(({ name, places }) => (
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
  )
}
