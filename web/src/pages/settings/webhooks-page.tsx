import { useQuery } from '@tanstack/react-query'
import { endpointsQuery } from '../../api/endpoints'
import { AddEndpoint } from '../../features/webhook/add-endpoint'
import { EndpointRow } from '../../features/webhook/endpoint-row'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

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
