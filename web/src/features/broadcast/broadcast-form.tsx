import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { planBroadcast } from '../../api/broadcasts'
import { ApiError } from '../../api/client'
import { templateQuery, templatesQuery } from '../../api/queries'
import type { Inbox } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { useApiForm } from '../../ui/use-api-form'
import { AudienceChoice } from './audience-choice'
import type { BroadcastDraft, Change } from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'
import { broadcastOf, whatIsMissing } from './draft-to-broadcast'
import { TemplateChoice } from './template-choice'
import { TimeChoice } from './time-choice'

export function BroadcastForm({ initial, inboxes }: { initial: BroadcastDraft; inboxes: Inbox[] }) {
  const plan = usePlan()
  const { form, field, submit, saving, failure } = useApiForm({
    given: initial,
    // Offered once nothing is missing; the variables of the template are known then.
    save: async (draft) => {
      await plan(broadcastOf(draft, variables ?? []))
    },
  })
  const draft = form.values
  const change: Change = (part) => form.setValues(part)
  const templates = useQuery(templatesQuery(draft.inbox_id))
  const chosen = templates.data?.find(
    ({ name, language }) => name === draft.template?.name && language === draft.template.language,
  )
  const detail = useQuery({ ...templateQuery(chosen?.id ?? ''), enabled: chosen !== undefined })
  const variables = chosen && detail.data?.variables
  const missing = whatIsMissing({ ...draft, template: chosen ? draft.template : null }, variables)
  return (
    <form
      className={broadcastFieldsStyles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null && variables) submit()
      }}
    >
      <section className={broadcastFieldsStyles.part} aria-label={t('broadcast.form.name_and_inbox')}>
        <TextInput
          label={t('common.name')}
          description={t('broadcast.form.name_hint')}
          {...field('name')}
          maxLength={200}
        />
        <NativeSelect
          label={t('broadcast.form.inbox')}
          value={draft.inbox_id}
          onChange={(event) =>
            change({ inbox_id: event.currentTarget.value, template: null, file: null, fillings: {} })
          }
          data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </section>
      <TemplateChoice
        draft={draft}
        change={change}
        templates={templates}
        chosen={chosen}
        variables={variables}
      />
      <AudienceChoice draft={draft} change={change} />
      <TimeChoice draft={draft} change={change} send_at={field('send_at')} />
      <Failure of={failure ?? detail.error} />
      <footer className={broadcastFieldsStyles.end}>
        <Button type="submit" loading={saving.isPending} disabled={missing !== null} aria-describedby="next">
          {t('broadcast.form.start_dry_run')}
        </Button>
        <p id="next" className={common.quiet}>
          {missing ?? t('broadcast.form.dry_run_hint')}
        </p>
      </footer>
    </form>
  )
}

function usePlan() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const attempt = useRef(crypto.randomUUID())
  return async (body: Parameters<typeof planBroadcast>[0]) => {
    const made = await planBroadcast(body, attempt.current).catch((error) => {
      // Where no answer came the same try is made again, lest there be two of it.
      if (error instanceof ApiError) attempt.current = crypto.randomUUID()
      throw error
    })
    queries.setQueryData(['broadcasts', made.id], made)
    void queries.invalidateQueries({ queryKey: ['broadcasts', 'list'] })
    await navigate({ to: '/broadcasts/$broadcast_id', params: { broadcast_id: made.id } })
  }
}
