import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, client, dataOf, wordsOf } from '../../api/client'
import { templateQuery } from '../../api/queries'
import type { Conversation, Template, TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import writingStyles from '../../ui/writing.module.css'
import { own } from '../../util/own'
import { canBeGiven, cardsOf, componentsOf, fileKindOf, isGiven } from './fill-template'
import fillingStyles from './filling.module.css'
import { HeaderFileField } from './header-file-field'
import styles from './template-form.module.css'
import { TemplatePreview } from './template-preview'
import { TemplateState } from './template-state'
import { useFilling } from './use-filling'

type Variable = TemplateDetail['variables'][number]
type Props = { conversation: Conversation; template: Template; back: () => void; close: () => void }

/** Fills in what a template leaves open, shows how it will look, and sends it. */
export function TemplateForm({ conversation, template, back, close }: Props) {
  const detail = useQuery(templateQuery(template.id))
  const required = (detail.data?.variables ?? []).filter(({ required }) => required)
  const { fields, fill, forget } = useFilling(conversation.id, template.id, required)
  const impossible = required.find((variable) => !canBeGiven(variable))
  const sending = useSending(conversation, template, () => {
    forget()
    close()
  })
  const approved = detail.data?.status === 'approved'
  const ready = approved && impossible === undefined && fields.every(isGiven)
  const cards = cardsOf(template.components)
  const of = (index: number | null) => fields.filter(({ variable }) => variable.card_index === index)
  return (
    <Stack
      component="form"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) sending.mutate(componentsOf(fields, cards.length))
      }}
    >
      <TemplatePreview template={template} fields={fields} />
      {impossible === undefined && (
        <>
          <Fields fields={of(null)} fill={fill} />
          {cards.map((_, index) => (
            <CardFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a template never change
              key={index}
              number={index + 1}
              fields={of(index)}
              fill={fill}
            />
          ))}
        </>
      )}
      {impossible && (
        <Alert color="orange">
          {t('template.form.unsupported', {
            what: needWords(impossible),
          })}
        </Alert>
      )}
      {detail.data && <TemplateState template={detail.data} />}
      {(sending.error ?? detail.error) && (
        <Alert color="red" role="alert">
          {wordsOf(sending.error ?? detail.error)}
        </Alert>
      )}
      <div className={writingStyles.actions}>
        <Button variant="default" onClick={back}>
          {t('template.form.choose_again')}
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={!ready}>
          {t('template.form.send')}
        </Button>
      </div>
    </Stack>
  )
}

type FieldsProps = Pick<ReturnType<typeof useFilling>, 'fields' | 'fill'>

function Fields({ fields, fill }: FieldsProps) {
  return fields.map((field) => {
    const { variable, text, file } = field
    const kind = fileKindOf(variable)
    const key = `${variable.component} ${variable.position} ${variable.button_index}`
    if (kind !== null)
      return <HeaderFileField key={key} kind={kind} file={file} change={(file) => fill(field, { file })} />
    return (
      <TextInput
        key={key}
        label={labelOf(variable)}
        placeholder={variable.example ?? undefined}
        dir="auto"
        value={text}
        onChange={(event) => fill(field, { text: event.currentTarget.value })}
        required
      />
    )
  })
}

function CardFields({ number, fields, fill }: FieldsProps & { number: number }) {
  if (fields.length === 0) return null
  return (
    <fieldset className={fillingStyles.filling}>
      <legend>{t('template.form.card', { number })}</legend>
      <Fields fields={fields} fill={fill} />
    </fieldset>
  )
}

function labelOf({ component, name, position, button_index }: Variable): string {
  if (name !== null) return name
  if (component === 'button') return t('template.form.button', { number: (button_index ?? 0) + 1 })
  return component === 'header'
    ? t('template.form.header', { number: position })
    : t('template.form.text', { number: position })
}

/** What a template needs that can neither be typed nor be a file. */
function needWords({ type }: Variable): string {
  const words: Record<string, string> = {
    product: t('template.need.product'),
    location: t('template.need.location'),
    limited_time_offer: t('template.need.offer_end'),
    action: t('template.need.product_list'),
  }
  return own(words, type) ?? t('template.need.parameter', { type })
}

function useSending({ id }: Conversation, template: Template, sent: () => void) {
  const queries = useQueryClient()
  const attempt = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: async (components: ReturnType<typeof componentsOf>) =>
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
      sent()
    },
    onError: (error) => {
      // A refusal is an answer: what is tried after it is another attempt.
      if (error instanceof ApiError && error.status < 500) attempt.current = crypto.randomUUID()
    },
  })
}
