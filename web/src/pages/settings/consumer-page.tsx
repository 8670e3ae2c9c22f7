import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import { consumerQuery } from '../../api/gateway'
import type { Consumer } from '../../api/types'
import { type ConsumerFields, ConsumerForm } from '../../features/gateway/consumer-form'
import { ConsumerState } from '../../features/gateway/consumer-state'
import { GatewayDeliveries } from '../../features/gateway/gateway-deliveries'
import { RefusedCalls } from '../../features/gateway/refused-calls'
import { WhatToEnter } from '../../features/gateway/what-to-enter'
import { WhoseNumber } from '../../features/gateway/whose-number'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ToldOnce } from '../../ui/told-once'

/** One consumer: how it does, what it got, how it is set up. */
export function ConsumerPage() {
  const { consumer_id } = useParams({ from: '/inside/settings/gateway/$consumer_id' })
  const consumer = useQuery(consumerQuery(consumer_id))
  return (
    <>
      <Link className={settingStyles.back} to="/settings/gateway">
        {t('consumer.list.all')}
      </Link>
      <Loaded of={consumer}>{(found) => <Shown key={found.id} consumer={found} />}</Loaded>
    </>
  )
}

function Shown({ consumer }: { consumer: Consumer }) {
  const queries = useQueryClient()
  const changed = () => void queries.invalidateQueries({ queryKey: ['gateway'] })
  const { id, name, url, policy, mode, inbox_ids, fields, may_send, answers_by_itself } = consumer
  return (
    <Section title={name} words={url ?? t('consumer.sends_only')}>
      <ConsumerState consumer={consumer} changed={changed} />
      <GatewayDeliveries consumer={consumer} changed={changed} />
      <RefusedCalls consumer={consumer} />
      {policy === 'stable_phone' && <WhoseNumber consumer={consumer} changed={changed} />}
      <Panel title={t('consumer.settings.title')}>
        <ConsumerForm
          given={{
            name,
            url,
            policy,
            mode,
            inbox_ids,
            fields,
            may_send,
            answers_by_itself,
            app_secret: '',
            verify_token: '',
          }}
          action={t('common.save')}
          save={async (given) =>
            dataOf(
              await client.PATCH('/v1/gateway_consumers/{id}', {
                params: { path: { id } },
                body: withoutEmpty(given),
              }),
            )
          }
          saved={changed}
        />
      </Panel>
      <SetUp consumer={consumer} changed={changed} />
    </Section>
  )
}

/** Secrets that were not entered stay as they are. */
function withoutEmpty({ app_secret, verify_token, ...fields }: ConsumerFields) {
  return { ...fields, ...(app_secret && { app_secret }), ...(verify_token && { verify_token }) }
}

function SetUp({ consumer, changed }: { consumer: Consumer; changed: () => void }) {
  const navigate = useNavigate()
  const [token, setToken] = useState<string | null>(null)
  const { id, name } = consumer
  const params = { path: { id } }
  return (
    <Panel title={t('consumer.setup.title')}>
      <WhatToEnter consumer={consumer} />
      {token !== null && (
        <ToldOnce
          title={t('consumer.token.replaced')}
          label={t('common.access_token')}
          secret={token}
          close={() => setToken(null)}
        >
          {t('consumer.token.replaced_hint')}
        </ToldOnce>
      )}
      <div className={formStyles.actions}>
        <AskFirst
          label={t('consumer.token.replace')}
          name={t('consumer.token.replace_name', { name })}
          title={t('consumer.token.title')}
          words={t('consumer.token.hint')}
          action={t('common.replace')}
          run={async () => {
            const made = await client.POST('/v1/gateway_consumers/{id}/access_token', { params })
            setToken(dataOf(made).access_token)
          }}
          done={changed}
        />
        <AskFirst
          label={t('common.remove')}
          name={t('common.remove_name', { name })}
          title={t('consumer.remove.title')}
          words={t('consumer.remove.hint')}
          action={t('common.remove')}
          run={async () => requireDone(await client.DELETE('/v1/gateway_consumers/{id}', { params }))}
          done={() => {
            changed()
            void navigate({ to: '/settings/gateway' })
          }}
        />
      </div>
    </Panel>
  )
}
