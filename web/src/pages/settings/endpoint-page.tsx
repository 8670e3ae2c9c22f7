import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf, requireDone } from '../../api/client'
import { endpointQuery } from '../../api/endpoints'
import type { Endpoint } from '../../api/types'
import { Deliveries } from '../../features/webhook/deliveries'
import { EndpointForm } from '../../features/webhook/endpoint-form'
import { EndpointState } from '../../features/webhook/endpoint-state'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { ToldOnce } from '../../ui/told-once'

/** One endpoint: how it does, what it gets, what was sent. */
export function EndpointPage() {
  const { endpoint_id } = useParams({ from: '/inside/settings/webhooks/$endpoint_id' })
  const endpoint = useQuery(endpointQuery(endpoint_id))
  return (
    <>
      <Link className={settingStyles.back} to="/settings/webhooks">
        {t('endpoint.list.all')}
      </Link>
      <Loaded of={endpoint}>{(found) => <Shown key={found.id} endpoint={found} />}</Loaded>
    </>
  )
}

function Shown({ endpoint }: { endpoint: Endpoint }) {
  const queries = useQueryClient()
  const changed = () => void queries.invalidateQueries({ queryKey: ['endpoints'] })
  return (
    <Section title={endpoint.name} words={endpoint.url}>
      <EndpointState endpoint={endpoint} changed={changed} />
      <Deliveries endpoint={endpoint} changed={changed} />
      <Panel title={t('endpoint.settings.title')}>
        <EndpointForm
          given={endpoint}
          action={t('common.save')}
          save={async ({ name, url, event_types, inbox_ids, format, ordered, concurrency }) =>
            dataOf(
              await client.PATCH('/v1/webhook_endpoints/{id}', {
                params: { path: { id: endpoint.id } },
                body: { name, url, event_types, inbox_ids, format, ordered, concurrency },
              }),
            )
          }
          saved={changed}
        />
      </Panel>
      <Secret endpoint={endpoint} changed={changed} />
    </Section>
  )
}

function Secret({ endpoint: { id, name }, changed }: { endpoint: Endpoint; changed: () => void }) {
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
