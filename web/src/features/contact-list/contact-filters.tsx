import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { labelsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import type { ContactsSearch } from '../../paths'
import { IconAdjustments, IconX } from '../../ui/icons'

type Props = { search: ContactsSearch; show: (search: ContactsSearch) => void }
type Flags = Pick<ContactsSearch, 'has_phone' | 'bsuid_only' | 'conflicted' | 'reachable'>

/** What most people look for, by one choice. */
const PRESETS = {
  everybody: {},
  without_phone: { has_phone: false },
  bsuid_only: { bsuid_only: true },
  conflicted: { conflicted: true },
  unreachable: { reachable: false },
} as const satisfies Record<string, Flags>

const presetNames = (): Record<keyof typeof PRESETS, string> => ({
  everybody: t('contact.list.all'),
  without_phone: t('contact.list.without_phone'),
  bsuid_only: t('contact.list.bsuid_only'),
  conflicted: t('contact.conflict.title'),
  unreachable: t('contact.list.unreachable'),
})

const isPreset = (name: string): name is keyof typeof PRESETS => Object.hasOwn(PRESETS, name)

export function ContactFilters({ search, show }: Props) {
  const labels = useQuery(labelsQuery).data ?? []
  const names = presetNames()
  const flags: Flags = {
    has_phone: search.has_phone,
    bsuid_only: search.bsuid_only,
    conflicted: search.conflicted,
    reachable: search.reachable,
  }
  const chosen = Object.entries(PRESETS).find(([, preset]) => isSame(flags, preset))?.[0] ?? 'own'
  return (
    <>
      <NativeSelect
        aria-label={t('contact.filter.title')}
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          if (!isPreset(value)) return
          const { has_phone, bsuid_only, conflicted, reachable, ...rest } = search
          show({ ...rest, ...PRESETS[value] })
        }}
        data={[
          ...Object.entries(names).map(([value, label]) => ({ value, label })),
          // What a program saved as a segment can say more than these.
          ...(chosen === 'own' ? [{ value: 'own', label: t('contact.filter.from_segment') }] : []),
        ]}
      />
      {(labels.length > 0 || search.label !== undefined) && (
        <NativeSelect
          aria-label={t('label.label')}
          value={search.label ?? ''}
          onChange={(event) => show({ ...search, label: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('contact.filter.all_labels') },
            ...new Set([
              ...labels.map(({ name }) => name),
              ...(search.label === undefined ? [] : [search.label]),
            ]),
          ]}
        />
      )}
      <MoreFilters search={search} show={show} />
      {Object.keys(search).some((key) => key !== 'q') && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} />}
          onClick={() => show(search.q === undefined ? {} : { q: search.q })}
        >
          {t('contact.filter.clear')}
        </Button>
      )}
    </>
  )
}

function isSame(one: Flags, other: Flags): boolean {
  return (['has_phone', 'bsuid_only', 'conflicted', 'reachable'] as const).every(
    (flag) => one[flag] === other[flag],
  )
}

function MoreFilters({ search, show }: Props) {
  const { marketing_stopped, attribute } = search
  const in_use = [marketing_stopped, attribute].filter((it) => it !== undefined).length
  return (
    <Popover width={280} position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustments size={16} />}>
          {in_use === 0 ? t('contact.filter.more') : t('contact.filter.more_count', { count: in_use })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('contact.filter.more')}>
        <Stack gap="sm">
          <NativeSelect
            label={t('contact.filter.marketing')}
            value={marketing_stopped === undefined ? '' : String(marketing_stopped)}
            onChange={({ currentTarget: { value } }) =>
              show({ ...search, marketing_stopped: value === '' ? undefined : value === 'true' })
            }
            data={[
              { value: '', label: t('contact.filter.marketing_any') },
              { value: 'false', label: t('contact.filter.not_opted_out') },
              { value: 'true', label: t('contact.filter.opted_out') },
            ]}
          />
          <AttributeForm given={attribute} set={(given) => show({ ...search, attribute: given })} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

type Attribute = NonNullable<ContactsSearch['attribute']>

function AttributeForm({ given, set }: { given: Attribute | undefined; set: (given?: Attribute) => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const [name, value] = [form.get('name'), form.get('value')].map((it) => String(it ?? '').trim())
        set(name && value ? { name, value } : undefined)
      }}
    >
      <Stack gap="sm">
        <TextInput
          name="name"
          label={t('contact.attribute.label')}
          placeholder={t('contact.filter.attribute_example')}
          defaultValue={given?.name}
        />
        <TextInput
          name="value"
          label={t('contact.filter.equals')}
          placeholder={t('contact.filter.value_example')}
          defaultValue={given?.value}
        />
        <Button type="submit" variant="default">
          {t('contact.filter.apply')}
        </Button>
      </Stack>
    </form>
  )
}
