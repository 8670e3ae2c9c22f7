import { Alert, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { templateQuery } from '../../api/queries'
import type { Conversation, Template, TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { sortErrors } from '../../ui/use-api-form'
import writingStyles from '../../ui/writing.module.css'
import { own } from '../../util/own'
import { canBeGiven, cardsOf, componentsOf, type Field, isGiven, placesOf } from './fill-template'
import { TemplateFields } from './template-fields'
import styles from './template-form.module.css'
import { TemplatePreview } from './template-preview'
import { TemplateState } from './template-state'
import { useFilling } from './use-filling'
import { useSendingTemplate } from './use-sending-template'

type Variable = TemplateDetail['variables'][number]
type Props = { conversation: Conversation; template: Template; back: () => void; close: () => void }

/** Fills in what a template leaves open, shows how it will look, and sends it. */
export function TemplateForm({ conversation, template, back, close }: Props) {
  const detail = useQuery(templateQuery(template.id))
  const required = (detail.data?.variables ?? []).filter(({ required }) => required)
  const { fields, fill, forget } = useFilling(conversation.id, template.id, required)
  const impossible = required.find((variable) => !canBeGiven(variable))
  const sending = useSendingTemplate(conversation, template, () => {
    forget()
    close()
  })
  const approved = detail.data?.status === 'approved'
  const ready = approved && impossible === undefined && fields.every(isGiven)
  const cards = cardsOf(template.components)
  const places = placesOf(fields, cards.length)
  const shown = places.filter((place) => place !== undefined)
  const refused = sending.error && sortErrors(sending.error, shown, {})
  const refusalOf = (field: Field) => refused?.errors.get(places[fields.indexOf(field)] ?? '')
  const failure = refused?.rest ?? detail.error
  const change = (...filled: Parameters<typeof fill>) => {
    // What was refused was about what stood there before.
    sending.reset()
    fill(...filled)
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
        <TemplateFields fields={fields} cards={cards.length} fill={change} refusalOf={refusalOf} />
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
