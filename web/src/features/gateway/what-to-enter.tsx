import { useQuery } from '@tanstack/react-query'
import { inboxesQuery } from '../../api/queries'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import styles from './what-to-enter.module.css'

/** What an operator enters in the consumer itself: where it asks, and as what. Its token was shown when it was made. */
export function WhatToEnter({ consumer: { inbox_ids } }: { consumer: Pick<Consumer, 'inbox_ids'> }) {
  const { data: inboxes } = useQuery(inboxesQuery)
  const lines = (inboxes?.data ?? []).filter(({ id }) => inbox_ids === null || inbox_ids.includes(id))
  return (
    <dl className={styles.setup}>
      <dt>{t('consumer.setup.base_url')}</dt>
      <dd>
        <code dir="ltr">{`${location.origin}/graph`}</code>
      </dd>
      {lines.map(({ id, name, phone_number_id, waba_id }) => (
        <div key={id}>
          <dt>
            {t('consumer.setup.ids')} · <bdi>{name}</bdi>
          </dt>
          <dd>
            <code dir="ltr">{phone_number_id}</code> · <code dir="ltr">{waba_id}</code>
          </dd>
        </div>
      ))}
      <dt>{t('common.access_token')}</dt>
      <dd>{t('consumer.setup.token')}</dd>
      <dt>{t('consumer.setup.secrets')}</dt>
      <dd>{t('consumer.setup.secrets_hint')}</dd>
    </dl>
  )
}
