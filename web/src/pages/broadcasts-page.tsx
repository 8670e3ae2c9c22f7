import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { BroadcastList } from '../features/broadcast/broadcast-list'
import { t } from '../i18n/t'
import { IconPlus } from '../ui/icons'
import pageStyles from '../ui/page.module.css'

/** Every broadcast, the newest first. */
export function BroadcastsPage() {
  return (
    <main className={pageStyles.page}>
      <header className={pageStyles.header}>
        <h1>{t('broadcast.title')}</h1>
        <Button
          leftSection={<IconPlus size={16} />}
          renderRoot={(props) => <Link to="/broadcasts/new" {...props} />}
        >
          {t('broadcast.create')}
        </Button>
      </header>
      <BroadcastList />
    </main>
  )
}
