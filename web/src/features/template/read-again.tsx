import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'

/** Has the templates of a line read from WhatsApp at once. */
export function ReadAgain({ inbox_id }: { inbox_id: string }) {
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: async () => dataOf(await client.POST('/v1/templates/syncs', { body: { inbox_id } })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['templates'] }),
        // How those were seen that messages carry.
        queries.invalidateQueries({ queryKey: ['template'] }),
      ]),
  })
  const read = reading.data
  return (
    <>
      <Button variant="default" loading={reading.isPending} onClick={() => reading.mutate()}>
        {t('template.sync.action')}
      </Button>
      <Failure of={reading.error} />
      {read && (
        <p className={common.quiet} role="status">
          {t('template.sync.done', read)}
        </p>
      )}
    </>
  )
}
