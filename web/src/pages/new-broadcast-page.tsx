import { getRouteApi, Link } from '@tanstack/react-router'
import { NewBroadcast } from '../features/broadcast/new-broadcast'
import { t } from '../i18n/t'
import common from '../ui/common.module.css'
import pageStyles from '../ui/page.module.css'

const route = getRouteApi('/inside/broadcasts/new')

/** Plans a broadcast, from nothing or like one that there is. */
export function NewBroadcastPage() {
  const { like } = route.useSearch()
  return (
    <main className={`${pageStyles.page} ${pageStyles.narrow}`}>
      <header className={pageStyles.header}>
        <div>
          <Link className={`${common.quiet} ${pageStyles.back}`} to="/broadcasts">
            {t('broadcast.title')}
          </Link>
          <h1>{t('broadcast.create')}</h1>
        </div>
      </header>
      <NewBroadcast key={like} like={like} />
    </main>
  )
}
