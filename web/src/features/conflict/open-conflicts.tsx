import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { conflictsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Notice } from '../../ui/notice'
import panesStyles from '../../ui/panes.module.css'
import rowStyles from '../../ui/row.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { shortTime } from '../../util/words'
import { conflictWords } from './conflict-words'

/** The conflicts that wait for a decision. */
export function OpenConflicts({ selected }: { selected: string | undefined }) {
  const list = useInfiniteQuery(conflictsQuery)
  if (list.data === undefined) return <Unready of={list} title={t('conflict.list.load_failed')} />
  const conflicts = list.data.pages.flatMap((page) => page.data)
  if (conflicts.length === 0)
    return <Notice title={t('conflict.list.empty')} words={t('conflict.list.empty_hint')} />
  return (
    <ul className={panesStyles.scroll}>
      {conflicts.map(({ id, kind, left, right, opened_at }) => (
        <li key={id}>
          <Link
            to="/conflicts/$conflict_id"
            params={{ conflict_id: id }}
            className={rowStyles.row}
            aria-current={id === selected ? 'true' : undefined}
          >
            <span className={rowStyles.main}>
              <span className={rowStyles.top}>
                <strong>
                  <bdi>{left.display_name}</bdi> · <bdi>{right.display_name}</bdi>
                </strong>
                <time dateTime={opened_at}>{shortTime(opened_at)}</time>
              </span>
              <span className={rowStyles.text}>{conflictWords(kind).question}</span>
            </span>
          </Link>
        </li>
      ))}
      {list.hasNextPage && (
        <li className={common.line}>
          <ShowMore of={list} words={t('conflict.list.show_older')} />
        </li>
      )}
    </ul>
  )
}
