import { Badge, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { consumerHealthQuery, consumersQuery } from '../../api/gateway'
import type { Consumer } from '../../api/types'
import { ConsumerForm, NEW_CONSUMER } from '../../features/gateway/consumer-form'
import { consumerHealthWords, policyNames } from '../../features/gateway/gateway-words'
import { WhatToEnter } from '../../features/gateway/what-to-enter'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import { ToldOnce } from '../../ui/told-once'
import { longTime } from '../../util/words'
import '../../features/gateway/gateway.css'

/** Programs that speak WhatsApp's own interface and stand behind this server. */
export function GatewayPage() {
  const consumers = useQuery(consumersQuery)
  return (
    <Section
      title={t('Gateway')}
      words={t(
        'Connect bots and other programs that identify contacts by phone number. They keep working unchanged.',
      )}
    >
      <Loaded of={consumers}>
        {({ data }) => (
          <>
            {data.length > 0 && (
              <Panel title={t('Consumers')}>
                <ul className="setting-rows">
                  {data.map((consumer) => (
                    <ConsumerRow key={consumer.id} consumer={consumer} />
                  ))}
                </ul>
              </Panel>
            )}
            <AddConsumer first={data.length === 0} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function ConsumerRow({ consumer }: { consumer: Consumer }) {
  const { id, name, url, policy } = consumer
  const { data: health } = useQuery(consumerHealthQuery(id))
  const { name: word, colour } = consumerHealthWords(consumer, health)
  const last = health?.last_delivered_at ?? null
  return (
    <li className="setting-row">
      <div className="setting-what">
        <Link className="endpoint-name" to="/settings/gateway/$consumer_id" params={{ consumer_id: id }}>
          <bdi>{name}</bdi>
        </Link>
        <bdi className="quiet endpoint-url">{url ?? t('Only sends messages')}</bdi>
        <span className="quiet">
          {policyNames()[policy]}
          {last !== null && ` · ${t('last successful delivery {time}', { time: longTime(last) })}`}
        </span>
      </div>
      <Badge variant="light" color={colour}>
        {word}
      </Badge>
    </li>
  )
}

function AddConsumer({ first }: { first: boolean }) {
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<(Consumer & { access_token: string }) | null>(null)
  if (made !== null) {
    return (
      <ToldOnce
        title={t('Consumer added')}
        label={t('Access token')}
        secret={made.access_token}
        close={() => setMade(null)}
      >
        <p>
          {t(
            'The consumer sends with this token, which is shown only once. Enter these values in the consumer:',
          )}
        </p>
        <WhatToEnter consumer={made} />
      </ToldOnce>
    )
  }
  if (!adding && !first) {
    return (
      <div>
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('Add a consumer')}
        </Button>
      </div>
    )
  }
  return (
    <Panel title={t('Add a consumer')} words={t('It receives webhooks that arrive after you add it.')}>
      <ConsumerForm
        given={NEW_CONSUMER}
        fresh
        action={t('Add')}
        save={async (body) => setMade(dataOf(await client.POST('/v1/gateway_consumers', { body })))}
        saved={() => {
          setAdding(false)
          void queries.invalidateQueries({ queryKey: ['gateway'] })
        }}
      />
    </Panel>
  )
}
