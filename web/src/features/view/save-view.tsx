import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { searchOf, viewFiltersOf, viewsQuery } from '../../api/desk'
import type { View } from '../../api/types'
import { t } from '../../i18n/t'
import { filtersOf, type InboxSearch } from '../../paths'
import { Failure } from '../../ui/failure'

/** A name under which filters are found again: new, or in place of what stood under it. */
export function SaveView({ search }: { search: InboxSearch }) {
  const views = useQuery(viewsQuery).data ?? []
  const saved = views.find(({ id }) => id === search.saved)
  return <Form key={saved?.id} search={search} saved={saved} />
}

function Form({ search, saved }: { search: InboxSearch; saved: View | undefined }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(saved?.name ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  // With what the view itself sets, so that the saved one lists the same.
  const { inbox_id, contact_id: _, ...rest } = filtersOf(search)
  const filters = viewFiltersOf({ ...rest, sort: search.sort, inbox: inbox_id })
  const saving = useMutation({
    mutationFn: async (replace: View | undefined) =>
      replace === undefined
        ? dataOf(await client.POST('/v1/views', { body: { name, shared, filters } }))
        : dataOf(
            await client.PATCH('/v1/views/{id}', {
              params: { path: { id: replace.id } },
              body: { name, shared, filters },
            }),
          ),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
      await navigate({ to: '/inbox', search: searchOf(view) })
    },
  })
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(saved)
      }}
    >
      <TextInput
        size="xs"
        label={saved ? t('view.name') : t('view.save.title')}
        placeholder={t('view.name_example')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
      />
      <Checkbox
        size="xs"
        label={t('view.shared')}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <div className="save-view-actions">
        <Button type="submit" size="xs" loading={saving.isPending} disabled={name.trim() === ''}>
          {saved ? t('view.save.changes') : t('common.save')}
        </Button>
        {saved && (
          <Button
            size="xs"
            variant="default"
            disabled={name.trim() === '' || saving.isPending}
            onClick={() => saving.mutate(undefined)}
          >
            {t('view.save.as_new')}
          </Button>
        )}
      </div>
      <Failure of={saving.error} />
    </form>
  )
}
