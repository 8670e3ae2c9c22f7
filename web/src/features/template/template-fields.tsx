import { TextInput } from '@mantine/core'
import type { TemplateDetail } from '../../api/types'
import { t } from '../../i18n/t'
import { type Field, fileKindOf } from './fill-template'
import fillingStyles from './filling.module.css'
import { HeaderFileField } from './header-file-field'
import type { useFilling } from './use-filling'

type Variable = TemplateDetail['variables'][number]

type FieldsProps = Pick<ReturnType<typeof useFilling>, 'fields' | 'fill'> & {
  /** Why the server refused what a field says. */
  refusalOf: (field: Field) => string | undefined
}

/** What a template leaves open: of its message, then of each of its cards. */
export function TemplateFields({ fields, cards, ...given }: FieldsProps & { cards: number }) {
  const of = (index: number | null) => fields.filter(({ variable }) => variable.card_index === index)
  return (
    <>
      <Fields fields={of(null)} {...given} />
      {Array.from({ length: cards }, (_, index) => (
        <CardFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a template never change
          key={index}
          number={index + 1}
          fields={of(index)}
          {...given}
        />
      ))}
    </>
  )
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
