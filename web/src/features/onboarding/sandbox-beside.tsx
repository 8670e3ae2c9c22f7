import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { setupQuery } from '../../api/session'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import sectionStyles from '../../ui/section.module.css'
import styles from './connect-page.module.css'

/** Where a sandbox runs: the way to its simulated phones. */
export function SandboxBeside() {
  if (useQuery(setupQuery).data?.sandbox !== true) return null
  return (
    <section
      className={`${sectionStyles.panel} ${styles.sandbox}`}
      aria-label={t('onboarding.sandbox.title')}
    >
      <div>
        <h2>{t('onboarding.sandbox.title')}</h2>
        <p className={common.quiet}>{t('onboarding.sandbox.hint')}</p>
      </div>
      <Button variant="default" component={Link} to="/phone">
        {t('onboarding.sandbox.open')}
      </Button>
    </section>
  )
}
