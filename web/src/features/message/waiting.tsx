import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { IconClock } from '../../ui/icons'
import { longTime } from '../../util/words'
import ticksStyles from './ticks.module.css'
import { useCancelling } from './use-cancelling'

/** A message that has not left: why it waits, and for how long where that is known. */
export function Waiting({ message }: { message: Message }) {
  const sending = useQuery(messageQuery(message)).data?.sending
  const cancelling = useCancelling(message)
  if (sending?.state === 'scheduled') {
    return (
      <>
        <span>{t('message.waiting.sends_at', { time: longTime(sending.due_at) })}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          loading={cancelling.isPending}
          onClick={() => cancelling.mutate()}
        >
          {t('message.waiting.cancel')}
        </Button>
        {cancelling.error && <span role="alert">{wordsOf(cancelling.error)}</span>}
      </>
    )
  }
  const name = sending?.state === 'waiting' ? t('message.waiting.for_phone') : t('message.waiting.to_be_sent')
  return (
    <span className={ticksStyles.tick} role="img" aria-label={name} title={name}>
      <IconClock size={15} aria-hidden="true" />
    </span>
  )
}
