import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { consumerQuery } from '../../api/gateway'
import type { Consumer } from '../../api/types'
import { ConsumerSettings } from '../../features/gateway/consumer-settings'
import { ConsumerSetup } from '../../features/gateway/consumer-setup'
import { ConsumerState } from '../../features/gateway/consumer-state'
import { GatewayDeliveries } from '../../features/gateway/gateway-deliveries'
import { RefusedCalls } from '../../features/gateway/refused-calls'
import { WhoseNumber } from '../../features/gateway/whose-number'
import { t } from '../../i18n/t'
import { Loaded } from '../../ui/loaded'
import { Section } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'

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
  const { name, url, policy } = consumer
  return (
    <Section title={name} words={url ?? t('consumer.sends_only')}>
      <ConsumerState consumer={consumer} changed={changed} />
      <GatewayDeliveries consumer={consumer} changed={changed} />
      <RefusedCalls consumer={consumer} />
      {policy === 'stable_phone' && <WhoseNumber consumer={consumer} changed={changed} />}
      <ConsumerSettings consumer={consumer} changed={changed} />
      <ConsumerSetup consumer={consumer} changed={changed} />
    </Section>
  )
}
