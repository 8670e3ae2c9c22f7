import { Alert, Button, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { client, dataOf, wordsOf } from '../../api/client'
import { templateQuery, templatesQuery } from '../../api/queries'
import type { Conversation, Template } from '../../api/types'
import { bodyOf, componentsOf } from './fill-template'

type Props = { conversation: Conversation; close: () => void }

export function TemplatePicker({ conversation, close }: Props) {
  const templates = useQuery(templatesQuery(conversation.inbox_id))
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Template | null>(null)
  const found = (templates.data ?? []).filter(({ name, components }) =>
    `${name} ${bodyOf(components)}`.toLowerCase().includes(query.toLowerCase()),
  )
  return (
    <Modal opened onClose={close} title={chosen?.name ?? 'Choose a template'} lockScroll={false}>
      {chosen ? (
        <TemplateForm
          conversation={conversation}
          template={chosen}
          back={() => setChosen(null)}
          close={close}
        />
      ) : (
        <Stack gap="xs">
          <TextInput
            aria-label="Search templates"
            placeholder="Search templates"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            data-autofocus
          />
          {templates.error && <Alert color="red">{wordsOf(templates.error)}</Alert>}
          {templates.data && found.length === 0 && <Text c="dimmed">No approved template fits.</Text>}
          {found.map((template) => (
            <UnstyledButton key={template.id} className="template" onClick={() => setChosen(template)}>
              <strong>{template.name}</strong>
              <span className="quiet">
                {template.language} · {template.category}
              </span>
              <span dir="auto">{bodyOf(template.components)}</span>
            </UnstyledButton>
          ))}
        </Stack>
      )}
    </Modal>
  )
}

type FormProps = Props & { template: Template; back: () => void }

function TemplateForm({ conversation, template, back, close }: FormProps) {
  const detail = useQuery(templateQuery(template.id))
  const queries = useQueryClient()
  const attempt = useRef(crypto.randomUUID())
  const [values, setValues] = useState<string[]>([])
  const variables = (detail.data?.variables ?? []).filter(({ required }) => required)
  const components = componentsOf(variables, values)
  const complete = detail.data !== undefined && variables.every((_, index) => values[index]?.trim())
  const sending = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/messages', {
          params: { header: { 'idempotency-key': attempt.current } },
          body: {
            type: 'template',
            template: {
              name: template.name,
              language: { code: template.language },
              components: components ?? [],
            },
            to: { conversation_id: conversation.id },
          },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['messages', conversation.id] })
      close()
    },
    onError: () => {
      attempt.current = crypto.randomUUID()
    },
  })
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate()
      }}
    >
      <p className="template-preview" dir="auto">
        {bodyOf(template.components, variables, values)}
      </p>
      {variables.map((variable, index) => (
        <TextInput
          key={`${variable.component} ${variable.position} ${variable.button_index}`}
          label={variable.name ?? `${variable.component} ${variable.position}`}
          placeholder={variable.example ?? undefined}
          value={values[index] ?? ''}
          onChange={(event) => {
            const typed = event.currentTarget.value
            setValues((before) => variables.map((_, at) => (at === index ? typed : (before[at] ?? ''))))
          }}
          required
        />
      ))}
      {components === null && (
        <Alert color="orange">This template needs a file or more; it cannot be filled in here yet.</Alert>
      )}
      {(sending.error ?? detail.error) && (
        <Alert color="red" role="alert">
          {wordsOf(sending.error ?? detail.error)}
        </Alert>
      )}
      <div className="composer-actions">
        <Button variant="default" onClick={back}>
          Another template
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={!complete || components === null}>
          Send template
        </Button>
      </div>
    </Stack>
  )
}
