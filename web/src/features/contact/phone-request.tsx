import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { phoneRequestsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { longTime } from '../../util/words'

/** Asks a contact whose phone is hidden to share it, and shows the result. */
export function PhoneRequest({ contact_id, inbox_id }: { contact_id: string; inbox_id: string }) {
  const queries = useQueryClient()
  const last = useQuery(phoneRequestsQuery(contact_id)).data?.data[0]
  const asking = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/contacts/{id}/phone_requests', {
          params: { path: { id: contact_id }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { inbox_id, body: t('phone_request.message') },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['contact', contact_id] }),
  })
  const states = {
    requested: t('phone_request.state.requested'),
    shared: t('phone_request.state.shared'),
    shared_anothers: t('phone_request.state.shared_anothers'),
    expired: t('phone_request.state.expired'),
  }
  return (
    <>
      <p className={common.quiet}>
        {last ? `${states[last.state]}, ${longTime(last.requested_at)}.` : t('phone_request.hidden')}
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
        title={last?.state === 'requested' ? t('phone_request.already_asked') : undefined}
        onClick={() => asking.mutate()}
      >
        {t('phone_request.ask')}
      </Button>
    </>
  )
}
