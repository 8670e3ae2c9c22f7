import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { inboxesQuery } from '../../api/queries'
import type { Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { useApiForm } from '../../ui/use-api-form'
import styles from './endpoint-form.module.css'
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

/** The events that an endpoint gets, and how. */
export function EndpointForm({ given, action, save, saved }: Props) {
  const { form, field, submit, saving, failure } = useApiForm({
    given,
    save,
    saved,
    about: { url_refused: 'url' },
  })
  return (
    <form className={formStyles.stacked} onSubmit={submit}>
      <TextInput
        label={t('endpoint.form.url')}
        placeholder="https://crm.example.com/hooks/selfsame"
        type="url"
        {...field('url')}
        maxLength={2048}
        autoComplete="off"
        dir="ltr"
        required
      />
      <TextInput
        label={t('common.name')}
        placeholder={t('endpoint.form.name_example')}
        {...field('name')}
        maxLength={100}
        autoComplete="off"
        required
      />
      <EventTypes {...field('event_types')} />
      <Inboxes {...field('inbox_ids')} />
      <details>
        <summary>{t('endpoint.form.advanced')}</summary>
        <div className={styles.details}>
          <NativeSelect
            label={t('endpoint.format.label')}
            {...field('format')}
            data={[
              { value: 'standard', label: t('endpoint.format.standard') },
              { value: 'cloudevents', label: t('endpoint.format.cloudevents') },
            ]}
          />
          <TextInput
            label={t('endpoint.form.concurrency')}
            type="number"
            {...field('concurrency')}
            onChange={(event) => form.setFieldValue('concurrency', Number(event.currentTarget.value))}
            min={1}
            max={50}
            required
          />
          <Checkbox label={t('endpoint.form.in_order')} {...field('ordered', { type: 'checkbox' })} />
        </div>
      </details>
      <div className={formStyles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {action}
        </Button>
      </div>
      <Failure of={failure} />
    </form>
  )
}

type Chosen = { value?: string[] | null; onChange: (chosen: string[] | null) => void; error?: ReactNode }

const noneAsAll = (values: string[]) => (values.length === 0 ? null : values)

function EventTypes({ value: chosen, onChange: choose, ...field }: Chosen) {
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
        {...field}
        value={ticked}
        onChange={(values) => choose(noneAsAll([...values, ...typed(single)]))}
      >
        <div className={formStyles.kinds}>
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

function Inboxes({ value: chosen, onChange: choose, ...field }: Chosen) {
  const { data: inboxes } = useQuery(inboxesQuery)
  if (!inboxes || inboxes.data.length < 2) return null
  return (
    <Checkbox.Group
      label={t('common.limit_inboxes')}
      description={t('common.limit_inboxes_hint')}
      {...field}
      value={chosen ?? []}
      onChange={(values) => choose(noneAsAll(values))}
    >
      <div className={formStyles.kinds}>
        {inboxes.data.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
