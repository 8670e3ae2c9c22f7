import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { ingestQuery, replayQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import styles from './replays.module.css'

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
      <div className={formStyles.actions}>
        {failed > 0 && (
          <Button variant="default" size="xs" {...order('failed')}>
            {t('ingestion.replay.failed')}
          </Button>
        )}
        {unroutable > 0 && (
          <Button variant="default" size="xs" {...order('unroutable')}>
            {t('ingestion.replay.unroutable')}
          </Button>
        )}
        <AskFirst
          label={t('ingestion.replay.all')}
          name={t('ingestion.replay.all')}
          title={t('ingestion.replay.title')}
          words={t('ingestion.replay.hint')}
          action={t('ingestion.replay.confirm')}
          harmless
          run={() => ordering.mutateAsync('all')}
          done={() => undefined}
        />
      </div>
      <p className={common.quiet}>{t('ingestion.replay.safe')}</p>
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
        <div className={styles.replay}>
          <Progress
            aria-label={t('ingestion.replay.progress')}
            value={state === 'done' ? 100 : queued === 0 ? 0 : (100 * processed) / queued}
          />
          <p className={common.quiet} role="status">
            {state === 'done'
              ? t('ingestion.replay.done', { count: processed })
              : t('ingestion.replay.so_far', { processed, queued })}
          </p>
        </div>
      )}
    </Loaded>
  )
}
