import { client, dataOf } from '../../api/client'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import { Panel } from '../../ui/section'
import { type ConsumerFields, ConsumerForm } from './consumer-form'

type Props = { consumer: Consumer; changed: () => void }

/** The fields of a consumer; its secrets are stored and not shown. */
export function ConsumerSettings({ consumer, changed }: Props) {
  const { id, name, url, policy, mode, inbox_ids, fields, may_send, answers_by_itself } = consumer
  return (
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
  )
}

/** Secrets that were not entered stay as they are. */
function withoutEmpty({ app_secret, verify_token, ...fields }: ConsumerFields) {
  return { ...fields, ...(app_secret && { app_secret }), ...(verify_token && { verify_token }) }
}
