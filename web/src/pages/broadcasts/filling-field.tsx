import { NativeSelect, TextInput } from '@mantine/core'
import type { FillingDraft } from './broadcast-draft'

type Props = {
  label: string
  example: string | null
  filling: FillingDraft
  change: (filling: FillingDraft) => void
}

const SOURCES: { value: FillingDraft['source']; label: string }[] = [
  { value: 'text', label: 'The same text for everybody' },
  { value: 'name', label: 'The name of the contact' },
  { value: 'attribute', label: 'An attribute of the contact' },
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
        aria-label={`What stands for ${label}`}
        value={source}
        data={SOURCES}
        onChange={(event) => {
          const chosen = SOURCES.find(({ value }) => value === event.currentTarget.value)
          change({ ...filling, source: chosen?.value ?? 'text' })
        }}
      />
      {source === 'text' && (
        <TextInput
          aria-label={`Text for ${label}`}
          placeholder={example === null ? undefined : `For example ${example}`}
          value={text}
          maxLength={1024}
          onChange={(event) => change({ ...filling, text: event.currentTarget.value })}
        />
      )}
      {source === 'attribute' && (
        <TextInput
          aria-label={`Attribute for ${label}`}
          placeholder="Name of the attribute, such as city"
          value={attribute}
          maxLength={200}
          onChange={(event) => change({ ...filling, attribute: event.currentTarget.value })}
        />
      )}
      {source !== 'text' && (
        <TextInput
          className="fallback"
          label="Where nothing is known"
          description="Left empty, such a contact gets nothing, and the dry run says so."
          placeholder="For example there"
          aria-label={`Where nothing is known for ${label}`}
          value={fallback}
          maxLength={1024}
          onChange={(event) => change({ ...filling, fallback: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}
