import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { endpointQuery } from '../../api/endpoints'
import type { Endpoint } from '../../api/types'
import { Deliveries } from '../../features/webhook/deliveries'
import { EndpointSecret } from '../../features/webhook/endpoint-secret'
import { EndpointSettings } from '../../features/webhook/endpoint-settings'
import { EndpointState } from '../../features/webhook/endpoint-state'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

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
      <EndpointSettings endpoint={endpoint} changed={changed} />
      <EndpointSecret endpoint={endpoint} changed={changed} />
    </Section>
  )
}
