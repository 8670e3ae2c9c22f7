import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, client, dataOf, wordsOf } from '../../../api/client'
import { templateQuery } from '../../../api/queries'
import type { Conversation, Template, TemplateDetail } from '../../../api/types'
import { t } from '../../../i18n/t'
import { HeaderFileField } from '../../broadcasts/header-file-field'
import type { Attachment } from '../attachment'
import { componentsOf, fileKindOf } from '../fill-template'
import { TemplatePreview } from './template-preview'

type Variable = TemplateDetail['variables'][number]
type Props = { conversation: Conversation; template: Template; back: () => void; close: () => void }

/** Fills in what a template leaves open, shows how it will look, and sends it. */
export function TemplateForm({ conversation, template, back, close }: Props) {
  const detail = useQuery(templateQuery(template.id))
  const [values, setValues] = useState<string[]>([])
  const [file, setFile] = useState<Attachment | null>(null)
  const variables = (detail.data?.variables ?? []).filter(({ required }) => required)
  const components = componentsOf(variables, values, file)
  const complete =
    detail.data !== undefined &&
    variables.every((variable, index) => (fileKindOf(variable) === null ? values[index]?.trim() : file))
  const sending = useSending(conversation, template, close)
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete && components !== null) sending.mutate(components)
      }}
    >
      <TemplatePreview template={template} variables={variables} values={values} file={file} />
      {variables.map((variable, index) => {
        const kind = fileKindOf(variable)
        if (kind !== null) return <HeaderFileField key="file" kind={kind} file={file} change={setFile} />
        return (
          <TextInput
            key={`${variable.component} ${variable.position} ${variable.button_index}`}
            label={labelOf(variable)}
            placeholder={variable.example ?? undefined}
            dir="auto"
            value={values[index] ?? ''}
            onChange={(event) => {
              const typed = event.currentTarget.value
              setValues((before) => variables.map((_, at) => (at === index ? typed : (before[at] ?? ''))))
            }}
            required
          />
        )
      })}
      {components === null && (
        <Alert color="orange">
          {t('This template has cards or other parts that are filled in through the API only.')}
        </Alert>
      )}
      {(sending.error ?? detail.error) && (
        <Alert color="red" role="alert">
          {wordsOf(sending.error ?? detail.error)}
        </Alert>
      )}
      <div className="composer-actions">
        <Button variant="default" onClick={back}>
          {t('Another template')}
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={!complete || components === null}>
          {t('Send template')}
        </Button>
      </div>
    </Stack>
  )
}

function labelOf({ component, name, position, button_index }: Variable): string {
  if (name !== null) return name
  if (component === 'button') return t('Button {number}', { number: (button_index ?? 0) + 1 })
  return component === 'header'
    ? t('Header {number}', { number: position })
    : t('Text {number}', { number: position })
}

function useSending({ id }: Conversation, template: Template, close: () => void) {
  const queries = useQueryClient()
  const attempt = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: async (components: NonNullable<ReturnType<typeof componentsOf>>) =>
      dataOf(
        await client.POST('/v1/messages', {
          params: { header: { 'idempotency-key': attempt.current } },
          body: {
            type: 'template',
            template: { name: template.name, language: { code: template.language }, components },
            to: { conversation_id: id },
          },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['messages', id] })
      close()
    },
    onError: (error) => {
      // A refusal is an answer: what is tried after it is another attempt.
      if (error instanceof ApiError && error.status < 500) attempt.current = crypto.randomUUID()
    },
  })
}
