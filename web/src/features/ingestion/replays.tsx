import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { ingestQuery, replayQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'

type Scope = 'failed' | 'unroutable' | 'all'

/** Has stored webhooks worked on again, and shows how far that is. */
export function Replays({ failed, unroutable }: { failed: number; unroutable: number }) {
  const queries = useQueryClient()
  const ordering = useMutation({
    mutationFn: async (scope: Scope) => dataOf(await client.POST('/v1/ingest/replays', { body: { scope } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ingestQuery.queryKey }),
  })
  const order = (scope: Scope) => ({
    loading: ordering.isPending && ordering.variables === scope,
    onClick: () => ordering.mutate(scope),
  })
  return (
    <>
      <div className="decisions">
        {failed > 0 && (
          <Button variant="default" size="xs" {...order('failed')}>
            {t('Reprocess failed and waiting')}
          </Button>
        )}
        {unroutable > 0 && (
          <Button variant="default" size="xs" {...order('unroutable')}>
            {t('Reprocess unroutable')}
          </Button>
        )}
        <AskFirst
          label={t('Reprocess all webhooks')}
          name={t('Reprocess all webhooks')}
          title={t('Reprocess all webhooks?')}
          words={t(
            'Selfsame processes all stored webhooks again, after newly received ones. This can take a while.',
          )}
          action={t('Start reprocessing')}
          harmless
          run={() => ordering.mutateAsync('all')}
          done={() => undefined}
        />
      </div>
      <p className="quiet">{t('Reprocessing doesn’t change data that is already correct.')}</p>
      {ordering.variables !== 'all' && <Failure of={ordering.error} />}
      {ordering.data && <ReplayProgress key={ordering.data.id} id={ordering.data.id} />}
    </>
  )
}

function ReplayProgress({ id }: { id: string }) {
  const replay = useQuery(replayQuery(id))
  return (
    <Loaded of={replay}>
      {({ state, queued, processed }) => (
        <div className="replay">
          <Progress
            aria-label={t('Reprocessing progress')}
            value={state === 'done' ? 100 : queued === 0 ? 0 : (100 * processed) / queued}
          />
          <p className="quiet" role="status">
            {state === 'done'
              ? t('Done: {count} webhooks reprocessed.', { count: processed })
              : t('Reprocessed so far: {processed} of {queued}.', { processed, queued })}
          </p>
        </div>
      )}
    </Loaded>
  )
}
