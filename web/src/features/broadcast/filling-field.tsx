import { NativeSelect, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import type { FillingDraft } from './broadcast-draft'

type Props = {
  label: string
  example: string | null
  filling: FillingDraft
  change: (filling: FillingDraft) => void
}

const sources = (): { value: FillingDraft['source']; label: string }[] => [
  { value: 'text', label: t('Same text for all contacts') },
  { value: 'name', label: t('Contact name') },
  { value: 'attribute', label: t('Contact attribute') },
]

/** What stands in one place of the template. */
export function FillingField({ label, example, filling, change }: Props) {
  const { source, text, attribute, fallback } = filling
  return (
    <fieldset className="filling">
      <legend>
        <bdi>{label}</bdi>
      </legend>
      <NativeSelect
        aria-label={t('Value for {place}', { place: label })}
        value={source}
        data={sources()}
        onChange={(event) => {
          const chosen = sources().find(({ value }) => value === event.currentTarget.value)
          change({ ...filling, source: chosen?.value ?? 'text' })
        }}
      />
      {source === 'text' && (
        <TextInput
          aria-label={t('Text for {place}', { place: label })}
          placeholder={example === null ? undefined : t('For example {example}', { example })}
          value={text}
          maxLength={1024}
          onChange={(event) => change({ ...filling, text: event.currentTarget.value })}
        />
      )}
      {source === 'attribute' && (
        <TextInput
          aria-label={t('Attribute for {place}', { place: label })}
          placeholder={t('Attribute name, such as city')}
          value={attribute}
          maxLength={200}
          onChange={(event) => change({ ...filling, attribute: event.currentTarget.value })}
        />
      )}
      {source !== 'text' && (
        <TextInput
          className="fallback"
          label={t('Fallback text')}
          description={t('Without a fallback, contacts that lack this value are left out.')}
          placeholder={t('For example “there”')}
          aria-label={t('Fallback text for {place}', { place: label })}
          value={fallback}
          maxLength={1024}
          onChange={(event) => change({ ...filling, fallback: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
