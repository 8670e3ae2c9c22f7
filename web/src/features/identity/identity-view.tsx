import { useElementSize } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isForbidden } from '../../api/client'
import { explanationQuery } from '../../api/person'
import { inboxesQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Unready } from '../../ui/unready'
import formerStyles from './former.module.css'
import { IdentityChart } from './identity-chart'
import { IdentityTable } from './identity-table'
import styles from './identity-view.module.css'
import { layLanes } from './lanes'

const NARROWEST_PX = 240

/** The identity of a contact over time: a drawing for mouse and keyboard, and the same as a table. */
export function IdentityView({ contact_id }: { contact_id: string }) {
  const explained = useQuery(explanationQuery(contact_id))
  const inboxes = useQuery(inboxesQuery).data?.data
  const { ref, width } = useElementSize()
  const lanes = useMemo(() => {
    const nameOf = (id: string) =>
      inboxes?.find(({ portfolio_id }) => portfolio_id === id)?.name ??
      t('identity.history.unknown_portfolio')
    return explained.data && layLanes(explained.data, nameOf, Date.parse(explained.data.as_of))
  }, [explained.data, inboxes])
  if (isForbidden(explained.error)) return <p className={common.quiet}>{t('identity.history.not_allowed')}</p>
  if (lanes === undefined) return <Unready of={explained} title={t('identity.history.load_failed')} />
  if (lanes.lanes.length === 0) return <p className={common.quiet}>{t('identity.history.empty')}</p>
  return (
    <div ref={ref} className={styles.view}>
      {width >= NARROWEST_PX && <IdentityChart lanes={lanes} width={width} />}
      <details className={formerStyles.former}>
        <summary>{t('identity.history.as_table')}</summary>
        <IdentityTable lanes={lanes} />
      </details>
    </div>
  )
}
