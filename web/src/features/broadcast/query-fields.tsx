import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { t } from '../../i18n/t'
import type { AttributeDraft, QueryDraft } from './broadcast-draft'

type Props = { query: QueryDraft; change: (part: Partial<QueryDraft>) => void }

const phones = (): { value: QueryDraft['phone']; label: string }[] => [
  { value: 'any', label: t('Known or unknown') },
  { value: 'known', label: t('Known') },
  { value: 'unknown', label: t('Unknown: hidden or never shared') },
]

export function QueryFields({ query, change }: Props) {
  const { search, attributes, phone, since, before } = query
  const replace = (changed: AttributeDraft) =>
    change({ attributes: attributes.map((it) => (it.id === changed.id ? changed : it)) })
  return (
    <div className="form-inner">
      <p className="quiet">{t('Matches contacts that meet all conditions.')}</p>
      <TextInput
        label={t('Search text')}
        description={t(
          'Name, @username, phone or email, as in the inbox search; must match fewer than 1,000 contacts.',
        )}
        value={search}
        maxLength={200}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      {attributes.map((attribute, index) => (
        <AttributeFields
          key={attribute.id}
          number={index + 1}
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
        {t('Add attribute condition')}
      </Button>
      <NativeSelect
        label={t('Contact’s phone')}
        value={phone}
        data={phones()}
        onChange={(event) => {
          const chosen = phones().find(({ value }) => value === event.currentTarget.value)
          change({ phone: chosen?.value ?? 'any' })
        }}
      />
      <div className="form-row">
        <TextInput
          type="date"
          label={t('Changed on or after')}
          value={since}
          onChange={(event) => change({ since: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('Changed before')}
          value={before}
          onChange={(event) => change({ before: event.currentTarget.value })}
        />
      </div>
    </div>
  )
}

type AttributeProps = {
  number: number
  attribute: AttributeDraft
  change: (attribute: AttributeDraft) => void
  remove: () => void
}

const kinds = (): { value: AttributeDraft['kind']; label: string }[] => [
  { value: 'text', label: t('equals text') },
  { value: 'number', label: t('equals number') },
  { value: 'yes_no', label: t('is yes or no') },
]

function AttributeFields({ number, attribute, change, remove }: AttributeProps) {
  const { name, kind, value } = attribute
  return (
    <fieldset className="attribute">
      <legend className="unseen">{t('Attribute {number}', { number })}</legend>
      <TextInput
        aria-label={t('Attribute {number}: name', { number })}
        placeholder={t('Attribute, such as city')}
        value={name}
        onChange={(event) => change({ ...attribute, name: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('Attribute {number}: type', { number })}
        value={kind}
        data={kinds()}
        onChange={(event) => {
          const chosen = kinds().find((it) => it.value === event.currentTarget.value)?.value ?? 'text'
          change({ ...attribute, kind: chosen, value: chosen === 'yes_no' ? 'yes' : '' })
        }}
      />
      {kind === 'yes_no' ? (
        <NativeSelect
          aria-label={t('Attribute {number}: value', { number })}
          value={value}
          data={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          aria-label={t('Attribute {number}: value', { number })}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          placeholder={kind === 'number' ? t('Number') : t('Exact text')}
          value={value}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('Remove attribute {number}', { number })}
        onClick={remove}
      >
        <IconX size={16} />
      </ActionIcon>
    </fieldset>
  )
}
