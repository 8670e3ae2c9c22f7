import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inboxesQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import common from '../../ui/common.module.css'
import styles from './search-results.module.css'

/** Where a search looks: in everything, whatever the list shows, or in the inbox that the list is filtered by. */
export function SearchScope({ search }: { search: InboxSearch }) {
  const inboxes = useQuery(inboxesQuery).data?.data
  const { inbox: inbox_id } = search
  const inbox = inboxes?.find(({ id }) => id === inbox_id)
  return (
    <p className={`${common.quiet} ${styles.scope}`}>
      {inbox === undefined ? (
        t('search.scope.everything')
      ) : (
        <>
          <bdi>{t('search.scope.inbox', { name: inbox.name })}</bdi>{' '}
          <Link to="." search={{ ...search, inbox: undefined }}>
            {t('search.scope.widen')}
          </Link>
        </>
      )}
    </p>
  )
}
