import { Button, Checkbox, NativeSelect, PasswordInput, Radio, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { inboxesQuery } from '../../api/queries'
import type { Consumer, Policy } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './consumer-form.module.css'
import { modeNames, policyNames, policyWords } from './gateway-words'

export type ConsumerFields = Pick<
  Consumer,
  'name' | 'url' | 'policy' | 'mode' | 'inbox_ids' | 'fields' | 'may_send' | 'answers_by_itself'
> & {
  /** Empty: as they are. */
  app_secret: string
  verify_token: string
}

export const NEW_CONSUMER: ConsumerFields = {
  name: '',
  url: null,
  policy: 'stable_phone',
  mode: 'live',
  inbox_ids: null,
  fields: ['messages'],
  may_send: true,
  answers_by_itself: false,
  app_secret: '',
  verify_token: '',
}

const POLICIES: Policy[] = ['stable_phone', 'known_phone', 'passthrough']
const SHORTEST_SECRET = 8

type Props = {
  given: ConsumerFields
  /** It has no secrets yet. */
  fresh?: boolean
  action: string
  save: (fields: ConsumerFields) => Promise<unknown>
  saved: () => void
}

/** How a consumer is reached, and what it receives. */
export function ConsumerForm({ given, fresh = false, action, save, saved }: Props) {
  const { form, field, submit, saving, failure } = useApiForm({
    given,
    save,
    saved: (_, form) => {
      form.setValues({ app_secret: '', verify_token: '' })
      saved()
    },
    about: { already_exists: 'name', url_refused: 'url' },
  })
  const fields = form.values
  return (
    <form className={formStyles.stacked} onSubmit={submit}>
      <TextInput
        label={t('common.name')}
        placeholder={t('consumer.form.name_example')}
        {...field('name')}
        maxLength={100}
        autoComplete="off"
        required
      />
      <TextInput
        label={t('consumer.form.url')}
        description={t('consumer.form.url_hint')}
        placeholder="https://bot.example.com/webhook"
        type="url"
        {...field('url')}
        value={fields.url ?? ''}
        onChange={(event) => form.setFieldValue('url', event.currentTarget.value || null)}
        maxLength={2048}
        autoComplete="off"
        dir="ltr"
      />
      <Secrets field={field} fresh={fresh} />
      <Radio.Group label={t('consumer.policy.label')} {...field('policy')}>
        <div className={styles.choices}>
          {POLICIES.map((policy) => (
            <Radio
              key={policy}
              value={policy}
              label={policyNames()[policy]}
              description={policyWords()[policy]}
            />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={t('consumer.mode.label')}
        {...field('mode')}
        data={Object.entries(modeNames()).map(([value, label]) => ({ value, label }))}
      />
      <Inboxes {...field('inbox_ids')} />
      <MayDo field={field} />
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}

type Part = { field: UseFormReturnType<ConsumerFields>['getInputProps'] }

function Secrets({ field, fresh }: Part & { fresh: boolean }) {
  const kept = fresh ? undefined : t('consumer.form.keep_value')
  return (
    <>
      <PasswordInput
        label={t('consumer.form.app_secret')}
        description={kept ?? t('consumer.form.app_secret_hint')}
        {...field('app_secret')}
        minLength={SHORTEST_SECRET}
        maxLength={500}
        autoComplete="off"
        required={fresh}
        visibilityToggleButtonProps={{
          'aria-label': t('common.show_what', { what: t('consumer.form.app_secret') }),
        }}
      />
      <PasswordInput
        label={t('consumer.form.verify_token')}
        description={kept ?? t('consumer.form.verify_token_hint')}
        {...field('verify_token')}
        minLength={SHORTEST_SECRET}
        maxLength={500}
        autoComplete="off"
        required={fresh}
        visibilityToggleButtonProps={{
          'aria-label': t('common.show_what', { what: t('consumer.form.verify_token') }),
        }}
      />
    </>
  )
}

function MayDo({ field }: Part) {
  const subscriptions = field('fields')
  const typed = (text: string) => text.split(/[\s,]+/).filter((field) => field !== '')
  const [subscribed, setSubscribed] = useState((subscriptions.value ?? []).join(' '))
  return (
    <>
      <Checkbox label={t('consumer.form.may_send')} {...field('may_send', { type: 'checkbox' })} />
      <Checkbox
        label={t('consumer.form.replies')}
        description={t('consumer.form.replies_hint')}
        {...field('answers_by_itself', { type: 'checkbox' })}
      />
      <TextInput
        label={t('consumer.form.fields')}
        description={t('consumer.form.fields_hint')}
        {...subscriptions}
        value={subscribed}
        onChange={(event) => {
          const text = event.currentTarget.value
          setSubscribed(text)
          const listed = typed(text)
          subscriptions.onChange(listed.length === 0 ? null : listed)
        }}
        autoComplete="off"
        dir="ltr"
      />
    </>
  )
}

type Chosen = { value?: string[] | null; onChange: (chosen: string[] | null) => void; error?: ReactNode }

function Inboxes({ value: chosen, onChange: choose, ...field }: Chosen) {
  const { data: inboxes } = useQuery(inboxesQuery)
  if (!inboxes || inboxes.data.length < 2) return null
  return (
    <Checkbox.Group
      label={t('common.limit_inboxes')}
      description={t('common.limit_inboxes_hint')}
      {...field}
      value={chosen ?? []}
      onChange={(values) => choose(values.length === 0 ? null : values)}
    >
      <div className={formStyles.kinds}>
        {inboxes.data.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
