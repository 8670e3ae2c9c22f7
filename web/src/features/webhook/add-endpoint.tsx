import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { t } from '../../i18n/t'
import { Panel } from '../../ui/section'
import { ToldOnce } from '../../ui/told-once'
import { EndpointForm, NEW_ENDPOINT } from './endpoint-form'

/** Adds an endpoint, then shows its secret once. */
export function AddEndpoint({ first }: { first: boolean }) {
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  if (secret !== null) {
    return (
      <ToldOnce
        title={t('endpoint.added.title')}
        label={t('endpoint.secret.label')}
        secret={secret}
        close={() => setSecret(null)}
      >
        {t('endpoint.added.hint')}
      </ToldOnce>
    )
  }
  if (!adding && !first) {
    return (
      <div>
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('endpoint.add.title')}
        </Button>
      </div>
    )
  }
  return (
    <Panel title={t('endpoint.add.title')} words={t('endpoint.add.hint')}>
      <EndpointForm
        given={NEW_ENDPOINT}
        action={t('common.add')}
        save={async (body) => {
          setSecret(dataOf(await client.POST('/v1/webhook_endpoints', { body })).secret)
        }}
        saved={() => {
          setAdding(false)
          void queries.invalidateQueries({ queryKey: ['endpoints'] })
        }}
      />
    </Panel>
  )
}
