import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, client, dataOf, wordsOf } from '../../api/client'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import formStyles from '../../ui/form.module.css'
import { IconHelpCircle } from '../../ui/icons'
import failureStyles from './failure.module.css'

/** A message with an unknown outcome: a member decides, since sending it again may send it twice. */
export function Undecided({ message }: { message: Message }) {
  const queries = useQueryClient()
  const deciding = useMutation({
    mutationFn: async (decision: 'resend' | 'give_up') =>
      dataOf(
        await client.PUT('/v1/messages/{id}/resolution', {
          params: { path: { id: message.id } },
          body: { decision },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages', message.conversation_id] }),
  })
  const early = deciding.error instanceof ApiError && deciding.error.code === 'outcome_pending'
  return (
    <div className={failureStyles.failure} role="note" aria-label={t('message.status.unknown')}>
      <p>
        <IconHelpCircle size={15} aria-hidden="true" /> <strong>{t('message.undecided.title')}</strong>{' '}
        {t('message.undecided.hint')}
      </p>
      <div className={formStyles.actions}>
        <Button
          variant="default"
          size="compact-sm"
          loading={deciding.isPending && deciding.variables === 'resend'}
          onClick={() => deciding.mutate('resend')}
        >
          {t('message.undecided.send_again')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={deciding.isPending && deciding.variables === 'give_up'}
          onClick={() => deciding.mutate('give_up')}
        >
          {t('message.undecided.mark_failed')}
        </Button>
      </div>
      {deciding.error && (
        <p role="alert">{early ? t('message.undecided.too_early') : wordsOf(deciding.error)}</p>
      )}
    </div>
  )
}
