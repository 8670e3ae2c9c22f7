import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import formStyles from '../../ui/form.module.css'
import { Panel } from '../../ui/section'
import { ToldOnce } from '../../ui/told-once'
import { WhatToEnter } from './what-to-enter'

/** What to enter at the consumer, its access token, and how to remove it. */
export function ConsumerSetup({ consumer, changed }: { consumer: Consumer; changed: () => void }) {
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
