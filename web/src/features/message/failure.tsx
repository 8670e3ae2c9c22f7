import { Button } from '@mantine/core'
import type { paths } from '@selfsame/client/schema'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf, wordsOf } from '../../api/client'
import { messageQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { IconAlertCircle } from '../../ui/icons'
import styles from './failure.module.css'
import { readFailure } from './failure-words'

/** Why a message did not arrive; and another try, where the same message may arrive the next time. */
export function Failure({ message }: { message: Message }) {
  const { data } = useQuery(messageQuery(message))
  if (data === undefined) return null
  const told = data.statuses.flatMap(({ errors }) => errors ?? [])
  const { words, again, said: first } = readFailure(data.sending?.error ?? told[0])
  // WhatsApp may give several reasons: the first explains the failure, and all are shown.
  const said = [...new Set([first, ...told.map((error) => readFailure(error).said)])].filter(Boolean)
  return (
    <div className={styles.failure} role="note" aria-label={t('message.failed.label')}>
      <p>
        <IconAlertCircle size={15} aria-hidden="true" /> <strong>{t('message.failed.title')}</strong> {words}
      </p>
      {said.length > 0 && (
        <details>
          <summary>{t('message.whatsapp_error')}</summary>
          {said.map((text) => (
            <p key={text} dir="auto">
              {text}
            </p>
          ))}
        </details>
      )}
      {again && message.source === 'api' && <SendAgain message={message} />}
    </div>
  )
}

function SendAgain({ message }: { message: Message }) {
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/messages', {
          // One more try of a message is the same try, however often it is asked for.
          params: { header: { 'idempotency-key': `again-${message.id}` } },
          body: contentAgain(message),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages', message.conversation_id] }),
  })
  if (sending.isSuccess) return <p role="status">{t('message.failed.sent_again')}</p>
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t('common.send_again')}
      </Button>
      {sending.error && <p role="alert">{wordsOf(sending.error)}</p>}
    </>
  )
}

type NewMessage = NonNullable<paths['/v1/messages']['post']['requestBody']>['content']['application/json']

/** The same message to the same conversation. What was accepted once is kept in the shape in which it was given. */
function contentAgain({ type, content, conversation_id, refers_to }: Message): NewMessage {
  return {
    type,
    [type]: content.data,
    to: { conversation_id },
    ...(refers_to?.message_id != null && { reply_to: refers_to.message_id }),
  } as NewMessage
}
