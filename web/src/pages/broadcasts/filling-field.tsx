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
  { value: 'text', label: t('The same text for everybody') },
  { value: 'name', label: t('The name of the contact') },
  { value: 'attribute', label: t('An attribute of the contact') },
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
        aria-label={t('What stands for {place}', { place: label })}
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
          placeholder={t('Name of the attribute, such as city')}
          value={attribute}
          maxLength={200}
          onChange={(event) => change({ ...filling, attribute: event.currentTarget.value })}
        />
      )}
      {source !== 'text' && (
        <TextInput
          className="fallback"
          label={t('Where nothing is known')}
          description={t('Left empty, such a contact gets nothing, and the dry run says so.')}
          placeholder={t('For example there')}
          aria-label={t('Where nothing is known for {place}', { place: label })}
          value={fallback}
          maxLength={1024}
          onChange={(event) => change({ ...filling, fallback: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
