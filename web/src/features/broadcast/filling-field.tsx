import { NativeSelect, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import fillingStyles from '../template/filling.module.css'
import type { FillingDraft } from './broadcast-draft'

type Props = {
  label: string
  example: string | null
  filling: FillingDraft
  change: (filling: FillingDraft) => void
}

const sources = (): { value: FillingDraft['source']; label: string }[] => [
  { value: 'text', label: t('broadcast.field.same_text') },
  { value: 'name', label: t('broadcast.field.contact_name') },
  { value: 'attribute', label: t('broadcast.field.contact_attribute') },
]

/** What stands in one place of the template. */
export function FillingField({ label, example, filling, change }: Props) {
  const { source, text, attribute, fallback } = filling
  return (
    <fieldset className={fillingStyles.filling}>
      <legend>
        <bdi>{label}</bdi>
      </legend>
      <NativeSelect
        aria-label={t('broadcast.field.value_for', { place: label })}
        value={source}
        data={sources()}
        onChange={(event) => {
          const chosen = sources().find(({ value }) => value === event.currentTarget.value)
          change({ ...filling, source: chosen?.value ?? 'text' })
        }}
      />
      {source === 'text' && (
        <TextInput
          aria-label={t('broadcast.field.text_for', { place: label })}
          placeholder={example === null ? undefined : t('broadcast.field.text_example', { example })}
          value={text}
          maxLength={1024}
          onChange={(event) => change({ ...filling, text: event.currentTarget.value })}
        />
      )}
      {source === 'attribute' && (
        <TextInput
          aria-label={t('broadcast.field.attribute_for', { place: label })}
          placeholder={t('broadcast.field.attribute_example')}
          value={attribute}
          maxLength={200}
          onChange={(event) => change({ ...filling, attribute: event.currentTarget.value })}
        />
      )}
      {source !== 'text' && (
        <TextInput
          className={fillingStyles.fallback}
          label={t('broadcast.field.fallback')}
          description={t('broadcast.field.fallback_hint')}
          placeholder={t('broadcast.field.fallback_example')}
          aria-label={t('broadcast.field.fallback_for', { place: label })}
          value={fallback}
          maxLength={1024}
          onChange={(event) => change({ ...filling, fallback: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
