import { useInfiniteQuery } from '@tanstack/react-query'
import { refusalsQuery } from '../../api/gateway'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { longTime } from '../../util/words'
import styles from './refused-calls.module.css'

/** The requests of a consumer that were refused: its own errors, such as a number without a contact. */
export function RefusedCalls({ consumer: { id } }: { consumer: Consumer }) {
  const refusals = useInfiniteQuery(refusalsQuery(id))
  return (
    <Panel title={t('consumer.rejected.title')} words={t('consumer.rejected.hint')}>
      <Loaded of={refusals}>
        {({ pages }) => (
          <>
            <ul className={settingStyles.rows} aria-label={t('consumer.rejected.title')}>
              {pages
                .flatMap((page) => page.data)
                .map(({ call, code, http_status, details, at }) => (
                  <li key={`${at} ${call} ${details}`} className={settingStyles.what}>
                    <span className={styles.call}>
                      <code dir="ltr">{call}</code>
                      <span className={common.quiet}>
                        {code === null
                          ? t('consumer.rejected.status', { status: String(http_status) })
                          : t('consumer.rejected.code', { code: String(code) })}{' '}
                        · {longTime(at)}
                      </span>
                    </span>
                    <bdi>{details}</bdi>
                  </li>
                ))}
            </ul>
            {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('common.nothing_yet')}</p>}
            <ShowMore of={refusals} words={t('common.show_more')} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
