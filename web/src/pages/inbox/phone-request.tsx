import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { phoneRequestsQuery } from '../../api/queries'
import { longTime } from '../../util/words'

const STATES = {
  requested: 'Asked for their number',
  shared: 'They shared their number',
  shared_anothers: 'They shared a number that is somebody else’s',
  expired: 'They did not answer',
}

export function PhoneRequest({ contact_id, inbox_id }: { contact_id: string; inbox_id: string }) {
  const queries = useQueryClient()
  const last = useQuery(phoneRequestsQuery(contact_id)).data?.data[0]
  const asking = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/contacts/{id}/phone_requests', {
          params: { path: { id: contact_id }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { inbox_id, body: 'May we have your phone number? Tap the button to share it.' },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['contact', contact_id] }),
  })
  return (
    <section>
      <h3>Phone number</h3>
      <p className="quiet">
        {last ? `${STATES[last.state]}, ${longTime(last.requested_at)}.` : 'It is hidden.'}
      </p>
      {asking.error && (
        <Alert color="orange" role="alert" py="xs">
          {wordsOf(asking.error)}
        </Alert>
      )}
      <Button
        size="xs"
        variant="default"
        loading={asking.isPending}
        disabled={last?.state === 'requested'}
        title={last?.state === 'requested' ? 'They have already been asked.' : undefined}
        onClick={() => asking.mutate()}
      >
        Ask for their phone number
      </Button>
    </section>
  )
}
