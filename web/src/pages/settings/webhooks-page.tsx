import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { endpointsQuery } from '../../api/endpoints'
import type { Endpoint } from '../../api/types'
import { EndpointForm, NEW_ENDPOINT } from '../../features/webhook/endpoint-form'
import { filterWords, healthWords } from '../../features/webhook/endpoint-words'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ToldOnce } from '../../ui/told-once'
import { longTime } from '../../util/words'

/** Where events go. */
export function WebhooksPage() {
  const endpoints = useQuery(endpointsQuery)
  return (
    <Section title={t('webhook.title')} words={t('endpoint.hint')}>
      <Loaded of={endpoints}>
        {({ data }) => (
          <>
            {data.length > 0 && (
              <Panel title={t('endpoint.title')}>
                <ul className={settingStyles.rows}>
                  {data.map((endpoint) => (
                    <EndpointRow key={endpoint.id} endpoint={endpoint} />
                  ))}
                </ul>
              </Panel>
            )}
            <AddEndpoint first={data.length === 0} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const { id, name, url, last_success_at } = endpoint
  const health = healthWords(endpoint)
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <Link
          className={settingStyles.name}
          to="/settings/webhooks/$endpoint_id"
          params={{ endpoint_id: id }}
        >
          <bdi>{name}</bdi>
        </Link>
        <bdi className={`${common.quiet} ${settingStyles.url}`}>{url}</bdi>
        <span className={common.quiet}>
          {filterWords(endpoint)}
          {last_success_at !== null &&
            ` · ${t('delivery.last_success_inline', { time: longTime(last_success_at) })}`}
        </span>
      </div>
      <Badge variant="light" color={health.colour}>
        {health.name}
      </Badge>
    </li>
  )
}

function AddEndpoint({ first }: { first: boolean }) {
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
