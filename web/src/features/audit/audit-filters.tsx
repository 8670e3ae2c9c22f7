import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { membersQuery } from '../../api/queries'
import { apiKeysQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import type { AuditSearch } from '../../paths'
import styles from './audit-filters.module.css'
import { actionOptions } from './audit-words'

type Props = { search: AuditSearch; show: (change: AuditSearch) => void }

const NOTHING: AuditSearch = {
  action: undefined,
  actor: undefined,
  subject: undefined,
  from: undefined,
  to: undefined,
}

export function AuditFilters({ search, show }: Props) {
  const members = useQuery(membersQuery).data ?? []
  const keys = useInfiniteQuery(apiKeysQuery).data?.pages.flatMap((page) => page.data) ?? []
  const actors = [
    { value: '', label: t('audit.filter.anyone') },
    ...members.map(({ id, name }) => ({ value: id, label: name })),
    ...keys.map(({ id, name }) => ({ value: id, label: t('audit.filter.api_key', { name }) })),
    { value: 'operator', label: t('audit.actor.operator') },
    { value: 'rules', label: t('audit.actor.system') },
  ]
  const filtered = Object.values(search).some((value) => value !== undefined)
  return (
    <search className={styles.filters} aria-label={t('common.filters')}>
      <NativeSelect
        label={t('audit.filter.who')}
        value={search.actor ?? ''}
        onChange={(event) => show({ actor: event.currentTarget.value || undefined })}
        data={known(actors, search.actor)}
      />
      <NativeSelect
        label={t('audit.filter.action')}
        value={search.action ?? ''}
        onChange={(event) => show({ action: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t('audit.filter.all_actions') }, ...actionOptions()]}
      />
      <TextInput
        type="date"
        label={t('audit.filter.from')}
        value={search.from ?? ''}
        max={search.to}
        onChange={(event) => show({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.filter.until')}
        value={search.to ?? ''}
        min={search.from}
        onChange={(event) => show({ to: event.currentTarget.value || undefined })}
      />
      <Button
        variant="subtle"
        disabled={!filtered}
        title={filtered ? undefined : t('audit.filter.none_set')}
        onClick={() => show(NOTHING)}
      >
        {t('audit.filter.clear')}
      </Button>
    </search>
  )
}

/** Former members can still be searched for. */
function known(options: { value: string; label: string }[], chosen: string | undefined) {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options
  return [...options, { value: chosen, label: t('member.former') }]
}
