import { Link, useParams } from '@tanstack/react-router'
import { ConflictPane, NothingChosen } from '../features/conflict/conflict-pane'
import styles from '../features/conflict/conflicts-page.module.css'
import { OpenConflicts } from '../features/conflict/open-conflicts'
import { useConflictKeys } from '../features/conflict/use-conflict-keys'
import { t } from '../i18n/t'
import panesStyles from '../ui/panes.module.css'

/** What the rules refuse to decide: the open questions, and one of them with both of its sides. */
export function ConflictsPage() {
  const { conflict_id } = useParams({ strict: false })
  useConflictKeys(conflict_id)
  return (
    <div className={panesStyles.panes} data-open={conflict_id === undefined ? 'list' : 'conversation'}>
      <nav className={panesStyles.list} aria-label={t('conflict.title')}>
        <header className={panesStyles.header}>
          <h1>{t('navigation.identity_review')}</h1>
        </header>
        <OpenConflicts selected={conflict_id} />
      </nav>
      <main className={panesStyles.main}>
        {conflict_id === undefined ? (
          <NothingChosen />
        ) : (
          <>
            <Link className={`${panesStyles.narrowOnly} ${styles.back}`} to="/conflicts">
              {t('conflict.list.all')}
            </Link>
            <ConflictPane key={conflict_id} id={conflict_id} />
          </>
        )}
      </main>
    </div>
  )
}
