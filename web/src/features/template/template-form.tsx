import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, client, dataOf } from '../../api/client'
import { templateQuery } from '../../api/queries'
import type { Conversation, Template, TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { sortErrors } from '../../ui/use-api-form'
import writingStyles from '../../ui/writing.module.css'
import { own } from '../../util/own'
import { canBeGiven, cardsOf, componentsOf, type Field, fileKindOf, isGiven, placesOf } from './fill-template'
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
  const places = placesOf(fields, cards.length)
  const shown = places.filter((place) => place !== undefined)
  const refused = sending.error && sortErrors(sending.error, shown, {})
  const refusalOf = (field: Field) => refused?.errors.get(places[fields.indexOf(field)] ?? '')
  const failure = refused?.rest ?? detail.error
  const given = {
    fill: (...change: Parameters<typeof fill>) => {
      // What was refused was about what stood there before.
      sending.reset()
      fill(...change)
    },
    refusalOf,
  }
  return (
    <Stack
      component="form"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const { currentTarget } = event
        if (!ready) return
        // Once the messages are there: screen readers read them with the field.
        sending.mutate(componentsOf(fields, cards.length), {
          onError: () => requestAnimationFrame(() => focusOnRefused(currentTarget)),
        })
      }}
    >
      <TemplatePreview template={template} fields={fields} />
      {impossible === undefined && (
        <>
          <Fields fields={of(null)} {...given} />
          {cards.map((_, index) => (
            <CardFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a template never change
              key={index}
              number={index + 1}
              fields={of(index)}
              {...given}
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
      <Failure of={failure} />
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

function focusOnRefused(form: HTMLElement): void {
  form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
}

type FieldsProps = Pick<ReturnType<typeof useFilling>, 'fields' | 'fill'> & {
  /** Why the server refused what a field says. */
  refusalOf: (field: Field) => string | undefined
}

function Fields({ fields, fill, refusalOf }: FieldsProps) {
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
        error={refusalOf(field)}
        required
      />
    )
  })
}

function CardFields({ number, fields, ...given }: FieldsProps & { number: number }) {
  if (fields.length === 0) return null
  return (
    <fieldset className={fillingStyles.filling}>
      <legend>{t('template.form.card', { number })}</legend>
      <Fields fields={fields} {...given} />
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
