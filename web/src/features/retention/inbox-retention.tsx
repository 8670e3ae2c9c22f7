import { Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { keepMessagesFor, retentionPreviewQuery, retentionQuery } from '../../api/retention'
import type { Retention } from '../../api/types'
import { t } from '../../i18n/t'
import { Confirm } from '../../ui/ask-first'
import { Panel } from '../../ui/section'
import { DaysForm } from './days-form'

type Props = {
  inbox: Retention['inboxes'][number]
  raw_webhook_days: number | null
  may_change: boolean
}

/** How long one inbox keeps its messages; asks, with the figure, before anything is to go. */
export function InboxRetention({
  inbox: { inbox_id, name, message_days },
  raw_webhook_days,
  may_change,
}: Props) {
  const queries = useQueryClient()
  const [asking, ask] = useState<{ days: number | null } | null>(null)
  const longer = raw_webhook_days === null || (message_days !== null && raw_webhook_days > message_days)
  return (
    <Panel title={t('Messages in {name}', { name })} words={t('Includes attachments and private notes.')}>
      <DaysForm
        label={t('Message retention')}
        days={message_days}
        shortest={1}
        disabled={!may_change}
        save={(days) => ask({ days })}
      />
      {message_days !== null && longer && (
        <p className="quiet">
          {t('The raw webhooks (see below) are kept longer and contain the same texts.')}
        </p>
      )}
      <Confirm
        opened={asking !== null}
        close={() => ask(null)}
        title={t('Change message retention?')}
        words={
          asking?.days == null ? (
            t(
              'Messages in {name} will no longer be deleted. Messages that are already deleted can’t be restored.',
              { name },
            )
          ) : (
            <WouldGo inbox_id={inbox_id} days={asking.days} />
          )
        }
        action={asking?.days == null ? t('Keep messages') : t('Delete older messages')}
        harmless={asking?.days == null}
        run={() => keepMessagesFor(inbox_id, asking?.days ?? null)}
        done={() => void queries.invalidateQueries({ queryKey: retentionQuery.queryKey })}
      />
    </Panel>
  )
}

function WouldGo({ inbox_id, days }: { inbox_id: string; days: number }) {
  const preview = useQuery(retentionPreviewQuery(inbox_id, days))
  if (preview.isPending) return <Loader size="sm" aria-label={t('Counting')} />
  if (preview.error) return <span className="warning">{wordsOf(preview.error)}</span>
  const { messages, files, notes } = preview.data
  return (
    <>
      <p>
        <strong>
          {messages + notes === 0
            ? t('Nothing is old enough to delete now.')
            : t('This would delete {messages} messages, {files} files and {notes} notes now.', {
                messages,
                files,
                notes,
              })}
        </strong>
      </p>
      <p>
        {t(
          'From then on, everything older than {count} days is permanently deleted every hour. Late deliveries don’t restore it. Contacts and conversations stay.',
          { count: days },
        )}
      </p>
    </>
  )
}
