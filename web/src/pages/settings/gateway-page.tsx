import { useQuery } from '@tanstack/react-query'
import { consumersQuery } from '../../api/gateway'
import { AddConsumer } from '../../features/gateway/add-consumer'
import { ConsumerRow } from '../../features/gateway/consumer-row'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

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
