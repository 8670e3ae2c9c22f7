import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../../api/client'
import { ingestQuery, replayQuery } from '../../../api/settings'
import { t } from '../../../i18n/t'
import { AskFirst } from '../ask-first'
import { Failure } from '../failure'
import { Loaded } from '../loaded'

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
            {t('Work on the failed and waiting again')}
          </Button>
        )}
        {unroutable > 0 && (
          <Button variant="default" size="xs" {...order('unroutable')}>
            {t('Work on the unroutable again')}
          </Button>
        )}
        <AskFirst
          label={t('Work on everything again')}
          name={t('Work on everything again')}
          title={t('Work on everything again?')}
          words={t(
            'Every webhook that is stored is worked on again, behind what has just come in. With many of them this takes a while.',
          )}
          action={t('Begin')}
          harmless
          run={() => ordering.mutateAsync('all')}
          done={() => undefined}
        />
      </div>
      <p className="quiet">{t('Working on something again changes nothing that was right already.')}</p>
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
            aria-label={t('Worked on again')}
            value={state === 'done' ? 100 : queued === 0 ? 0 : (100 * processed) / queued}
          />
          <p className="quiet" role="status">
            {state === 'done'
              ? t('Done: {count} worked on again.', { count: processed })
              : t('{processed} of {queued} so far worked on again.', { processed, queued })}
          </p>
        </div>
      )}
    </Loaded>
  )
}
