import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client, dataOf } from '../../api/client'
import { searchOf, viewFiltersOf, viewsQuery } from '../../api/desk'
import type { View } from '../../api/types'
import { t } from '../../i18n/t'
import { filtersOf, type InboxSearch } from '../../paths'
import { Failure } from '../../ui/failure'
import { useApiForm } from '../../ui/use-api-form'
import styles from './save-view.module.css'

/** A name under which filters are found again: new, or in place of what stood under it. */
export function SaveView({ search }: { search: InboxSearch }) {
  const views = useQuery(viewsQuery).data ?? []
  const saved = views.find(({ id }) => id === search.saved)
  return <Form key={saved?.id} search={search} saved={saved} />
}

function Form({ search, saved }: { search: InboxSearch; saved: View | undefined }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  // With what the view itself sets, so that the saved one lists the same.
  const { inbox_id, contact_id: _, ...rest } = filtersOf(search)
  const filters = viewFiltersOf({ ...rest, sort: search.sort, inbox: inbox_id })
  const { form, field, submit, saving, failure } = useApiForm({
    given: { name: saved?.name ?? '', shared: saved?.shared ?? false, as_new: false },
    save: async ({ name, shared, as_new }) =>
      saved === undefined || as_new
        ? dataOf(await client.POST('/v1/views', { body: { name, shared, filters } }))
        : dataOf(
            await client.PATCH('/v1/views/{id}', {
              params: { path: { id: saved.id } },
              body: { name, shared, filters },
            }),
          ),
    saved: async (view) => {
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
      await navigate({ to: '/inbox', search: searchOf(view) })
    },
  })
  const nameless = form.values.name.trim() === ''
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        size="xs"
        label={saved ? t('view.name') : t('view.save.title')}
        placeholder={t('view.name_example')}
        maxLength={60}
        {...field('name')}
        required
      />
      <Checkbox size="xs" label={t('view.shared')} {...field('shared', { type: 'checkbox' })} />
      <div className={styles.actions}>
        <Button type="submit" size="xs" loading={saving.isPending} disabled={nameless}>
          {saved ? t('view.save.changes') : t('common.save')}
        </Button>
        {saved && (
          <Button
            size="xs"
            variant="default"
            disabled={nameless || saving.isPending}
            onClick={() => saving.mutate({ ...form.values, as_new: true })}
          >
            {t('view.save.as_new')}
          </Button>
        )}
      </div>
      <Failure of={failure} />
    </form>
  )
}
