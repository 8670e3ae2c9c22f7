import { Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../../api/client'
import { keepMessagesFor, retentionPreviewQuery, retentionQuery } from '../../../api/retention'
import type { Retention } from '../../../api/types'
import { t } from '../../../i18n/t'
import { Confirm } from '../ask-first'
import { Panel } from '../section'
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
    <Panel
      title={t('Messages of {name}', { name })}
      words={t('With the files that came with them, and the private notes beside them.')}
    >
      <DaysForm
        label={t('Messages are kept')}
        days={message_days}
        shortest={1}
        disabled={!may_change}
        save={(days) => ask({ days })}
      />
      {message_days !== null && longer && (
        <p className="quiet">
          {t('The webhooks that brought them are kept for longer, see below. They hold the same texts.')}
        </p>
      )}
      <Confirm
        opened={asking !== null}
        close={() => ask(null)}
        title={t('Change how long messages are kept?')}
        words={
          asking?.days == null ? (
            t('Nothing more goes from {name}. What has gone does not come back.', { name })
          ) : (
            <WouldGo inbox_id={inbox_id} days={asking.days} />
          )
        }
        action={asking?.days == null ? t('Keep them') : t('Remove what is older')}
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
            ? t('At the moment nothing is older.')
            : t('Would remove {messages} messages, {files} files and {notes} notes now.', {
                messages,
                files,
                notes,
              })}
        </strong>
      </p>
      <p>
        {t(
          'From then on what is older than {count} days goes every hour, for good: also a late delivery does not bring it back. The people and their conversations stay.',
          { count: days },
        )}
      </p>
    </>
  )
}
