import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import type { Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import formStyles from '../../ui/form.module.css'
import { Panel } from '../../ui/section'
import { ToldOnce } from '../../ui/told-once'

/** Replaces the secret of an endpoint, or removes the endpoint. */
export function EndpointSecret({
  endpoint: { id, name },
  changed,
}: {
  endpoint: Endpoint
  changed: () => void
}) {
  const navigate = useNavigate()
  const [secret, setSecret] = useState<string | null>(null)
  const params = { path: { id } }
  return (
    <Panel title={t('endpoint.secret.section')}>
      {secret !== null && (
        <ToldOnce
          title={t('endpoint.secret.replaced')}
          label={t('endpoint.secret.label')}
          secret={secret}
          close={() => setSecret(null)}
        >
          {t('endpoint.secret.replaced_hint')}
        </ToldOnce>
      )}
      <div className={formStyles.actions}>
        <AskFirst
          label={t('endpoint.secret.replace')}
          name={t('endpoint.secret.replace_name', { name })}
          title={t('endpoint.secret.title')}
          words={t('endpoint.secret.hint')}
          action={t('common.replace')}
          harmless
          run={async () => {
            const made = await client.POST('/v1/webhook_endpoints/{id}/secret_rotations', {
              params,
              body: {},
            })
            setSecret(dataOf(made).secret)
          }}
          done={changed}
        />
        <AskFirst
          label={t('common.remove')}
          name={t('common.remove_name', { name })}
          title={t('endpoint.remove.title')}
          words={t('endpoint.remove.hint')}
          action={t('common.remove')}
          run={async () => requireDone(await client.DELETE('/v1/webhook_endpoints/{id}', { params }))}
          done={() => {
            changed()
            void navigate({ to: '/settings/webhooks' })
          }}
        />
      </div>
    </Panel>
  )
}
