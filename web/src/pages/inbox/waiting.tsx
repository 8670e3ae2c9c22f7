import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { longTime } from '../../util/words'

/** A message that has not left: why it waits, and for how long where that is known. */
export function Waiting({ message }: { message: Message }) {
  const queries = useQueryClient()
  const sending = useQuery(messageQuery(message)).data?.sending
  const cancelling = useMutation({
    mutationFn: async () =>
      dataOf(await client.POST('/v1/messages/{id}/cancellation', { params: { path: { id: message.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', message.conversation_id] }),
  })
  if (sending?.state === 'scheduled') {
    return (
      <>
        <span>leaves {longTime(sending.due_at)}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          loading={cancelling.isPending}
          onClick={() => cancelling.mutate()}
        >
          Cancel
        </Button>
        {cancelling.error && <span role="alert">{wordsOf(cancelling.error)}</span>}
      </>
    )
  }
  const name = sending?.state === 'waiting' ? 'Waits for their phone number' : 'Waiting to be sent'
  return (
    <span className="tick" role="img" aria-label={name} title={name}>
      <IconClock size={15} aria-hidden="true" />
    </span>
  )
}
