import { useQuery } from '@tanstack/react-query'
import { inboxesQuery } from '../../api/queries'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'

/** What an operator enters in the consumer itself: where it asks, and as what. Its token was shown when it was made. */
export function WhatToEnter({ consumer: { inbox_ids } }: { consumer: Pick<Consumer, 'inbox_ids'> }) {
  const { data: inboxes } = useQuery(inboxesQuery)
  const lines = (inboxes?.data ?? []).filter(({ id }) => inbox_ids === null || inbox_ids.includes(id))
  return (
    <dl className="consumer-setup">
      <dt>{t('Base URL, instead of https://graph.facebook.com')}</dt>
      <dd>
        <code dir="ltr">{`${location.origin}/graph`}</code>
      </dd>
      {lines.map(({ id, name, phone_number_id, waba_id }) => (
        <div key={id}>
          <dt>
            {t('Phone number ID and account ID')} · <bdi>{name}</bdi>
          </dt>
          <dd>
            <code dir="ltr">{phone_number_id}</code> · <code dir="ltr">{waba_id}</code>
          </dd>
        </div>
      ))}
      <dt>{t('Access token')}</dt>
      <dd>{t('The token that was shown here, instead of Meta’s token.')}</dd>
      <dt>{t('App secret and verify token')}</dt>
      <dd>{t('The values that you entered here. Don’t change them in the consumer.')}</dd>
    </dl>
  )
}
