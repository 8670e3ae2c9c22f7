import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import { Panel } from '../../ui/section'
import { ToldOnce } from '../../ui/told-once'
import { ConsumerForm, NEW_CONSUMER } from './consumer-form'
import { WhatToEnter } from './what-to-enter'

/** Adds a consumer, then shows its access token once. */
export function AddConsumer({ first }: { first: boolean }) {
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<(Consumer & { access_token: string }) | null>(null)
  if (made !== null) {
    return (
      <ToldOnce
        title={t('consumer.added.title')}
        label={t('common.access_token')}
        secret={made.access_token}
        close={() => setMade(null)}
      >
        <p>{t('consumer.added.hint')}</p>
        <WhatToEnter consumer={made} />
      </ToldOnce>
    )
  }
  if (!adding && !first) {
    return (
      <div>
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('consumer.add.title')}
        </Button>
      </div>
    )
  }
  return (
    <Panel title={t('consumer.add.title')} words={t('consumer.add.hint')}>
      <ConsumerForm
        given={NEW_CONSUMER}
        fresh
        action={t('common.add')}
        save={async (body) => setMade(dataOf(await client.POST('/v1/gateway_consumers', { body })))}
        saved={() => {
          setAdding(false)
          void queries.invalidateQueries({ queryKey: ['gateway'] })
        }}
      />
    </Panel>
  )
}
