import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inboxesQuery } from '../../api/queries'
import type { Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { kindWords } from './endpoint-words'

export type EndpointFields = Pick<
  Endpoint,
  'name' | 'url' | 'event_types' | 'inbox_ids' | 'format' | 'ordered' | 'concurrency'
>

export const NEW_ENDPOINT: EndpointFields = {
  name: '',
  url: '',
  event_types: null,
  inbox_ids: null,
  format: 'standard',
  ordered: false,
  concurrency: 10,
}

type Props = {
  given: EndpointFields
  action: string
  save: (fields: EndpointFields) => Promise<unknown>
  saved: () => void
}

/** What an endpoint is told and how. */
export function EndpointForm({ given, action, save, saved }: Props) {
  const [fields, setFields] = useState(given)
  const change = (some: Partial<EndpointFields>) => setFields((before) => ({ ...before, ...some }))
  const saving = useMutation({ mutationFn: () => save(fields), onSuccess: saved })
  return (
    <form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('endpoint.form.url')}
        placeholder="https://crm.example.com/hooks/selfsame"
        type="url"
        value={fields.url}
        onChange={(event) => change({ url: event.currentTarget.value })}
        maxLength={2048}
        autoComplete="off"
        dir="ltr"
        required
      />
      <TextInput
        label={t('common.name')}
        placeholder={t('endpoint.form.name_example')}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={100}
        autoComplete="off"
        required
      />
      <EventTypes chosen={fields.event_types} choose={(event_types) => change({ event_types })} />
      <Inboxes chosen={fields.inbox_ids} choose={(inbox_ids) => change({ inbox_ids })} />
      <details>
        <summary>{t('endpoint.form.advanced')}</summary>
        <div className="endpoint-details">
          <NativeSelect
            label={t('endpoint.format.label')}
            value={fields.format}
            onChange={(event) =>
              change({ format: event.currentTarget.value === 'cloudevents' ? 'cloudevents' : 'standard' })
            }
            data={[
              { value: 'standard', label: t('endpoint.format.standard') },
              { value: 'cloudevents', label: t('endpoint.format.cloudevents') },
            ]}
          />
          <TextInput
            label={t('endpoint.form.concurrency')}
            type="number"
            value={fields.concurrency}
            onChange={(event) => change({ concurrency: Number(event.currentTarget.value) })}
            min={1}
            max={50}
            required
          />
          <Checkbox
            label={t('endpoint.form.in_order')}
            checked={fields.ordered}
            onChange={(event) => change({ ordered: event.currentTarget.checked })}
          />
        </div>
      </details>
      <div className="decisions">
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
      </div>
      <Failure of={saving.error} />
    </form>
  )
}

type Chosen = { chosen: string[] | null; choose: (chosen: string[] | null) => void }

const noneAsAll = (values: string[]) => (values.length === 0 ? null : values)

function EventTypes({ chosen, choose }: Chosen) {
  const kinds = kindWords()
  const isKind = (type: string) => kinds.some(([kind]) => kind === type)
  const [single, setSingle] = useState((chosen ?? []).filter((type) => !isKind(type)).join('\n'))
  const ticked = (chosen ?? []).filter(isKind)
  const typed = (text: string) => text.split(/[\s,]+/).filter((type) => type !== '')
  return (
    <>
      <Checkbox.Group
        label={t('endpoint.form.events')}
        description={t('endpoint.form.events_hint')}
        value={ticked}
        onChange={(values) => choose(noneAsAll([...values, ...typed(single)]))}
      >
        <div className="endpoint-kinds">
          {kinds.map(([kind, words]) => (
            <Checkbox key={kind} value={kind} label={words} size="xs" />
          ))}
        </div>
      </Checkbox.Group>
      <details>
        <summary>{t('endpoint.form.event_types')}</summary>
        <Textarea
          aria-label={t('endpoint.form.event_types')}
          description={t('endpoint.form.event_types_hint')}
          value={single}
          onChange={(event) => {
            const text = event.currentTarget.value
            setSingle(text)
            choose(noneAsAll([...ticked, ...typed(text)]))
          }}
          autosize
          minRows={2}
          dir="ltr"
        />
      </details>
    </>
  )
}

function Inboxes({ chosen, choose }: Chosen) {
  const { data: inboxes } = useQuery(inboxesQuery)
  if (!inboxes || inboxes.data.length < 2) return null
  return (
    <Checkbox.Group
      label={t('common.limit_inboxes')}
      description={t('common.limit_inboxes_hint')}
      value={chosen ?? []}
      onChange={(values) => choose(noneAsAll(values))}
    >
      <div className="endpoint-kinds">
        {inboxes.data.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
