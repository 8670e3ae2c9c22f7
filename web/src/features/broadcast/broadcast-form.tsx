import { Alert, Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { planBroadcast } from '../../api/broadcasts'
import { ApiError, wordsOf } from '../../api/client'
import { templateQuery, templatesQuery } from '../../api/queries'
import type { Inbox } from '../../api/types'
import { t } from '../../i18n/t'
import { AudienceChoice } from './audience-choice'
import type { BroadcastDraft, Change } from './broadcast-draft'
import { broadcastOf, whatIsMissing } from './draft-to-broadcast'
import { TemplateChoice } from './template-choice'
import { TimeChoice } from './time-choice'

export function BroadcastForm({ initial, inboxes }: { initial: BroadcastDraft; inboxes: Inbox[] }) {
  const [draft, setDraft] = useState(initial)
  const change: Change = (part) => setDraft((before) => ({ ...before, ...part }))
  const templates = useQuery(templatesQuery(draft.inbox_id))
  const chosen = templates.data?.find(
    ({ name, language }) => name === draft.template?.name && language === draft.template.language,
  )
  const detail = useQuery({ ...templateQuery(chosen?.id ?? ''), enabled: chosen !== undefined })
  const variables = chosen && detail.data?.variables
  const missing = whatIsMissing({ ...draft, template: chosen ? draft.template : null }, variables)
  const planning = usePlanning()
  const error = planning.error ?? detail.error
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null && variables) planning.mutate(broadcastOf(draft, variables))
      }}
    >
      <section className="form-part" aria-label={t('broadcast.form.name_and_inbox')}>
        <TextInput
          label={t('common.name')}
          description={t('broadcast.form.name_hint')}
          value={draft.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
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
      <TimeChoice draft={draft} change={change} />
      {error && (
        <Alert color="red" role="alert">
          {wordsOf(error)}
        </Alert>
      )}
      <footer className="form-end">
        <Button
          type="submit"
          loading={planning.isPending}
          disabled={missing !== null}
          aria-describedby="next"
        >
          {t('broadcast.form.start_dry_run')}
        </Button>
        <p id="next" className="quiet">
          {missing ?? t('broadcast.form.dry_run_hint')}
        </p>
      </footer>
    </form>
  )
}

function usePlanning() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const attempt = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: (body: Parameters<typeof planBroadcast>[0]) => planBroadcast(body, attempt.current),
    onSuccess: (made) => {
      queries.setQueryData(['broadcasts', made.id], made)
      void queries.invalidateQueries({ queryKey: ['broadcasts', 'list'] })
      return navigate({ to: '/broadcasts/$broadcast_id', params: { broadcast_id: made.id } })
    },
    onError: (error) => {
      // Where no answer came the same try is made again, lest there be two of it.
      if (error instanceof ApiError) attempt.current = crypto.randomUUID()
    },
  })
}
