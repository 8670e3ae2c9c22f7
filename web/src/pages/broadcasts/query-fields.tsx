import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { AttributeDraft, QueryDraft } from './broadcast-draft'

type Props = { query: QueryDraft; change: (part: Partial<QueryDraft>) => void }

const PHONES: { value: QueryDraft['phone']; label: string }[] = [
  { value: 'any', label: 'Does not matter' },
  { value: 'known', label: 'Known' },
  { value: 'unknown', label: 'Not known: they hide it, or never showed it' },
]

export function QueryFields({ query, change }: Props) {
  const { search, attributes, phone, since, before } = query
  const replace = (changed: AttributeDraft) =>
    change({ attributes: attributes.map((it) => (it.id === changed.id ? changed : it)) })
  return (
    <div className="form-inner">
      <p className="quiet">A contact is meant where everything that you fill in is true of them.</p>
      <TextInput
        label="Found by"
        description="As in the search of the inbox: a name, @username, phone or e-mail. It has to find fewer than 1,000."
        value={search}
        maxLength={200}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      {attributes.map((attribute, index) => (
        <AttributeFields
          key={attribute.id}
          label={`Attribute ${index + 1}`}
          attribute={attribute}
          change={replace}
          remove={() => change({ attributes: attributes.filter(({ id }) => id !== attribute.id) })}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() =>
          change({
            attributes: [...attributes, { id: crypto.randomUUID(), name: '', kind: 'text', value: '' }],
          })
        }
      >
        Ask for an attribute
      </Button>
      <NativeSelect
        label="Their phone"
        value={phone}
        data={PHONES}
        onChange={(event) => {
          const chosen = PHONES.find(({ value }) => value === event.currentTarget.value)
          change({ phone: chosen?.value ?? 'any' })
        }}
      />
      <div className="form-row">
        <TextInput
          type="date"
          label="Changed on or after"
          value={since}
          onChange={(event) => change({ since: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Changed before"
          value={before}
          onChange={(event) => change({ before: event.currentTarget.value })}
        />
      </div>
    </div>
  )
}

type AttributeProps = {
  label: string
  attribute: AttributeDraft
  change: (attribute: AttributeDraft) => void
  remove: () => void
}

const KINDS: { value: AttributeDraft['kind']; label: string }[] = [
  { value: 'text', label: 'is the text' },
  { value: 'number', label: 'is the number' },
  { value: 'yes_no', label: 'is yes or no' },
]

function AttributeFields({ label, attribute, change, remove }: AttributeProps) {
  const { name, kind, value } = attribute
  return (
    <fieldset className="attribute">
      <legend className="unseen">{label}</legend>
      <TextInput
        aria-label={`${label}: name`}
        placeholder="Attribute, such as city"
        value={name}
        onChange={(event) => change({ ...attribute, name: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={`${label}: kind`}
        value={kind}
        data={KINDS}
        onChange={(event) => {
          const chosen = KINDS.find((it) => it.value === event.currentTarget.value)?.value ?? 'text'
          change({ ...attribute, kind: chosen, value: chosen === 'yes_no' ? 'yes' : '' })
        }}
      />
      {kind === 'yes_no' ? (
        <NativeSelect
          aria-label={`${label}: value`}
          value={value}
          data={['yes', 'no']}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          aria-label={`${label}: value`}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          placeholder={kind === 'number' ? 'Number' : 'Exactly this text'}
          value={value}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon variant="subtle" size="lg" aria-label={`Remove ${label.toLowerCase()}`} onClick={remove}>
        <IconX size={16} />
      </ActionIcon>
    </fieldset>
  )
}
