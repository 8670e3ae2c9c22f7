import { Button, Checkbox, NativeSelect, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inboxesQuery } from '../../api/queries'
import type { Consumer, Policy } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
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

/** How a consumer is reached, and what it is told. */
export function ConsumerForm({ given, fresh = false, action, save, saved }: Props) {
  const [fields, setFields] = useState(given)
  const change = (some: Partial<ConsumerFields>) => setFields((before) => ({ ...before, ...some }))
  const saving = useMutation({
    mutationFn: () => save(fields),
    onSuccess: () => {
      change({ app_secret: '', verify_token: '' })
      saved()
    },
  })
  return (
    <form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('common.name')}
        placeholder={t('consumer.form.name_example')}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={100}
        autoComplete="off"
        required
      />
      <TextInput
        label={t('consumer.form.url')}
        description={t('consumer.form.url_hint')}
        placeholder="https://bot.example.com/webhook"
        type="url"
        value={fields.url ?? ''}
        onChange={(event) => change({ url: event.currentTarget.value || null })}
        maxLength={2048}
        autoComplete="off"
        dir="ltr"
      />
      <Secrets fields={fields} fresh={fresh} change={change} />
      <Radio.Group
        label={t('consumer.policy.label')}
        value={fields.policy}
        onChange={(value) => change({ policy: POLICIES.find((it) => it === value) ?? fields.policy })}
      >
        <div className="consumer-choices">
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
        value={fields.mode}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          change({ mode: chosen === 'shadow' || chosen === 'paused' ? chosen : 'live' })
        }}
        data={Object.entries(modeNames()).map(([value, label]) => ({ value, label }))}
      />
      <Inboxes chosen={fields.inbox_ids} choose={(inbox_ids) => change({ inbox_ids })} />
      <MayDo fields={fields} change={change} />
      <div className="decisions">
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
      </div>
      <Failure of={saving.error} />
    </form>
  )
}

type Part = { fields: ConsumerFields; change: (some: Partial<ConsumerFields>) => void }

function Secrets({ fields, fresh, change }: Part & { fresh: boolean }) {
  const kept = fresh ? undefined : t('consumer.form.keep_value')
  return (
    <>
      <PasswordInput
        label={t('consumer.form.app_secret')}
        description={kept ?? t('consumer.form.app_secret_hint')}
        value={fields.app_secret}
        onChange={(event) => change({ app_secret: event.currentTarget.value })}
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
        value={fields.verify_token}
        onChange={(event) => change({ verify_token: event.currentTarget.value })}
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

function MayDo({ fields, change }: Part) {
  const typed = (text: string) => text.split(/[\s,]+/).filter((field) => field !== '')
  const [subscribed, setSubscribed] = useState((fields.fields ?? []).join(' '))
  return (
    <>
      <Checkbox
        label={t('consumer.form.may_send')}
        checked={fields.may_send}
        onChange={(event) => change({ may_send: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('consumer.form.replies')}
        description={t('consumer.form.replies_hint')}
        checked={fields.answers_by_itself}
        onChange={(event) => change({ answers_by_itself: event.currentTarget.checked })}
      />
      <TextInput
        label={t('consumer.form.fields')}
        description={t('consumer.form.fields_hint')}
        value={subscribed}
        onChange={(event) => {
          const text = event.currentTarget.value
          setSubscribed(text)
          const listed = typed(text)
          change({ fields: listed.length === 0 ? null : listed })
        }}
        autoComplete="off"
        dir="ltr"
      />
    </>
  )
}

function Inboxes({ chosen, choose }: { chosen: string[] | null; choose: (chosen: string[] | null) => void }) {
  const { data: inboxes } = useQuery(inboxesQuery)
  if (!inboxes || inboxes.data.length < 2) return null
  return (
    <Checkbox.Group
      label={t('common.limit_inboxes')}
      description={t('common.limit_inboxes_hint')}
      value={chosen ?? []}
      onChange={(values) => choose(values.length === 0 ? null : values)}
    >
      <div className="endpoint-kinds">
        {inboxes.data.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
