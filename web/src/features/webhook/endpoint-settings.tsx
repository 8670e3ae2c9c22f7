import { client, dataOf } from '../../api/client'
import type { Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import { Panel } from '../../ui/section'
import { EndpointForm } from './endpoint-form'

type Props = { endpoint: Endpoint; changed: () => void }

/** What an endpoint gets, and in which format and order. */
export function EndpointSettings({ endpoint, changed }: Props) {
  return (
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
  )
}
