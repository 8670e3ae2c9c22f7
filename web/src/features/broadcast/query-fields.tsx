import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconPlus, IconX } from '../../ui/icons'
import type { AttributeDraft, QueryDraft } from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'
import styles from './query-fields.module.css'

type Props = { query: QueryDraft; change: (part: Partial<QueryDraft>) => void }

const phones = (): { value: QueryDraft['phone']; label: string }[] => [
  { value: 'any', label: t('broadcast.query.phone_any') },
  { value: 'known', label: t('broadcast.query.phone_known') },
  { value: 'unknown', label: t('broadcast.query.phone_unknown') },
]

export function QueryFields({ query, change }: Props) {
  const { search, attributes, phone, since, before } = query
  const replace = (changed: AttributeDraft) =>
    change({ attributes: attributes.map((it) => (it.id === changed.id ? changed : it)) })
  return (
    <div className={broadcastFieldsStyles.inner}>
      <p className={common.quiet}>{t('broadcast.query.hint')}</p>
      <TextInput
        label={t('broadcast.query.search')}
        description={t('broadcast.query.search_hint')}
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
        {t('broadcast.query.add_attribute')}
      </Button>
      <NativeSelect
        label={t('broadcast.query.phone')}
        value={phone}
        data={phones()}
        onChange={(event) => {
          const chosen = phones().find(({ value }) => value === event.currentTarget.value)
          change({ phone: chosen?.value ?? 'any' })
        }}
      />
      <div className={broadcastFieldsStyles.row}>
        <TextInput
          type="date"
          label={t('broadcast.query.changed_since')}
          value={since}
          onChange={(event) => change({ since: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('broadcast.query.changed_before')}
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
  { value: 'text', label: t('broadcast.query.equals_text') },
  { value: 'number', label: t('broadcast.query.equals_number') },
  { value: 'yes_no', label: t('broadcast.query.equals_boolean') },
]

function AttributeFields({ number, attribute, change, remove }: AttributeProps) {
  const { name, kind, value } = attribute
  return (
    <fieldset className={styles.attribute}>
      <legend className={common.unseen}>{t('broadcast.query.attribute', { number })}</legend>
      <TextInput
        aria-label={t('broadcast.query.attribute_name', { number })}
        placeholder={t('broadcast.query.attribute_example')}
        value={name}
        onChange={(event) => change({ ...attribute, name: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('broadcast.query.attribute_type', { number })}
        value={kind}
        data={kinds()}
        onChange={(event) => {
          const chosen = kinds().find((it) => it.value === event.currentTarget.value)?.value ?? 'text'
          change({ ...attribute, kind: chosen, value: chosen === 'yes_no' ? 'yes' : '' })
        }}
      />
      {kind === 'yes_no' ? (
        <NativeSelect
          aria-label={t('broadcast.query.attribute_value', { number })}
          value={value}
          data={[
            { value: 'yes', label: t('common.yes') },
            { value: 'no', label: t('common.no') },
          ]}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          aria-label={t('broadcast.query.attribute_value', { number })}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          placeholder={kind === 'number' ? t('broadcast.query.number') : t('broadcast.query.exact_text')}
          value={value}
          onChange={(event) => change({ ...attribute, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('broadcast.query.remove_attribute', { number })}
        onClick={remove}
      >
        <IconX size={16} />
      </ActionIcon>
    </fieldset>
  )
}
