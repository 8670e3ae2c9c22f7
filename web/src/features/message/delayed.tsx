import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { IconClock } from '../../ui/icons'
import { longTime } from '../../util/words'
import failureStyles from './failure.module.css'
import { readFailure } from './failure-words'
import { useCancelling } from './use-cancelling'

// No event tells of a try that was refused and will be made again.
const ASK_AGAIN_MS = 5_000

/** Why a message was not sent at once: WhatsApp refused it, and it is retried automatically. */
export function Delayed({ message }: { message: Message }) {
  const sending = useQuery({
    ...messageQuery(message),
    refetchInterval: ({ state }) => (state.data?.sending?.state === 'queued' ? ASK_AGAIN_MS : false),
  }).data?.sending
  const cancelling = useCancelling(message)
  const refused = sending?.attempts.findLast(({ outcome }) => outcome === 'refused')
  if (sending?.state !== 'queued' || refused === undefined) return null
  const { words, said } = readFailure(refused.error)
  return (
    <div
      className={`${failureStyles.failure} ${failureStyles.delayed}`}
      role="note"
      aria-label={t('message.delayed.label')}
    >
      <p>
        <IconClock size={15} aria-hidden="true" /> <strong>{t('message.delayed.title')}</strong> {words}{' '}
        {t('delivery.next_attempt', { time: longTime(sending.due_at) })}
      </p>
      {said && (
        <details>
          <summary>{t('message.whatsapp_error')}</summary>
          <p dir="auto">{said}</p>
        </details>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={cancelling.isPending}
        onClick={() => cancelling.mutate()}
      >
        {t('message.delayed.cancel')}
      </Button>
      {cancelling.error && <p role="alert">{wordsOf(cancelling.error)}</p>}
    </div>
  )
}
