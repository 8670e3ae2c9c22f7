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
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ToldOnce } from '../../ui/told-once'
import { longTime } from '../../util/words'

/** Programs that speak WhatsApp's own interface and stand behind this server. */
export function GatewayPage() {
  const consumers = useQuery(consumersQuery)
  return (
    <Section title={t('gateway.title')} words={t('gateway.hint')}>
      <Loaded of={consumers}>
        {({ data }) => (
          <>
            {data.length > 0 && (
              <Panel title={t('consumer.list.title')}>
                <ul className={settingStyles.rows}>
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
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <Link className={settingStyles.name} to="/settings/gateway/$consumer_id" params={{ consumer_id: id }}>
          <bdi>{name}</bdi>
        </Link>
        <bdi className={`${common.quiet} ${settingStyles.url}`}>{url ?? t('consumer.sends_only')}</bdi>
        <span className={common.quiet}>
          {policyNames()[policy]}
          {last !== null && ` · ${t('delivery.last_success_inline', { time: longTime(last) })}`}
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
