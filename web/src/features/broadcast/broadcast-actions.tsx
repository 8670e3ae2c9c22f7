import { Alert, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeBroadcast, type Verb } from '../../api/broadcasts'
import { wordsOf } from '../../api/client'
import type { Broadcast } from '../../api/types'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'
import { CancelDialog, SendDialog } from './confirm-dialogs'

/** What can be done with a broadcast in its state. */
export function BroadcastActions({ broadcast }: { broadcast: Broadcast }) {
  const { id, state, counts } = broadcast
  const [asking, setAsking] = useState<'send' | 'cancel' | null>(null)
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: (verb: Verb) => changeBroadcast(id, verb),
    onSuccess: (changed) => queries.setQueryData(['broadcasts', id], changed),
    onSettled: () => {
      setAsking(null)
      void queries.invalidateQueries({ queryKey: ['broadcasts'] })
    },
  })
  const { planned = 0 } = counts.by_state
  const over = state === 'finished' || state === 'cancelled'
  const dialog = { broadcast, busy: changing.isPending, close: () => setAsking(null) }
  return (
    <>
      {changing.error && (
        <Alert color="red" role="alert">
          {wordsOf(changing.error)}
        </Alert>
      )}
      <div className={formStyles.actions}>
        {state === 'ready' && (
          <Button disabled={planned === 0} onClick={() => setAsking('send')}>
            {planned === 0
              ? t('broadcast.recipient.empty')
              : t('broadcast.start.confirm', { count: planned })}
          </Button>
        )}
        {state === 'paused' && (
          <Button loading={changing.isPending} onClick={() => changing.mutate('resume')}>
            {t('common.resume')}
          </Button>
        )}
        {(state === 'scheduled' || state === 'running') && (
          <Button variant="default" loading={changing.isPending} onClick={() => changing.mutate('pause')}>
            {t('common.pause')}
          </Button>
        )}
        {!over && (
          <Button variant="default" onClick={() => setAsking('cancel')}>
            {t('broadcast.cancel.confirm')}
          </Button>
        )}
        <Button
          variant="subtle"
          renderRoot={(props) => <Link to="/broadcasts/new" search={{ like: id }} {...props} />}
        >
          {t('broadcast.duplicate')}
        </Button>
      </div>
      {asking === 'send' && <SendDialog {...dialog} confirm={() => changing.mutate('start')} />}
      {asking === 'cancel' && <CancelDialog {...dialog} confirm={() => changing.mutate('cancel')} />}
    </>
  )
}
