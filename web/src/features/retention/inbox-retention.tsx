import { Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { keepMessagesFor, retentionPreviewQuery, retentionQuery } from '../../api/retention'
import type { Retention } from '../../api/types'
import { t } from '../../i18n/t'
import { Confirm } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
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
    <Panel title={t('retention.messages.title', { name })} words={t('retention.messages.hint')}>
      <DaysForm
        label={t('retention.messages.label')}
        days={message_days}
        shortest={1}
        disabled={!may_change}
        save={(days) => ask({ days })}
      />
      {message_days !== null && longer && (
        <p className={common.quiet}>{t('retention.messages.raw_webhooks')}</p>
      )}
      <Confirm
        opened={asking !== null}
        close={() => ask(null)}
        title={t('retention.change.title')}
        words={
          asking?.days == null ? (
            t('retention.change.keep_hint', { name })
          ) : (
            <WouldGo inbox_id={inbox_id} days={asking.days} />
          )
        }
        action={asking?.days == null ? t('retention.change.keep') : t('retention.change.delete')}
        harmless={asking?.days == null}
        run={() => keepMessagesFor(inbox_id, asking?.days ?? null)}
        done={() => void queries.invalidateQueries({ queryKey: retentionQuery.queryKey })}
      />
    </Panel>
  )
}

function WouldGo({ inbox_id, days }: { inbox_id: string; days: number }) {
  const preview = useQuery(retentionPreviewQuery(inbox_id, days))
  if (preview.isPending) return <Loader size="sm" aria-label={t('retention.change.counting')} />
  if (preview.error) return <span className={common.warning}>{wordsOf(preview.error)}</span>
  const { messages, files, notes } = preview.data
  return (
    <>
      <p>
        <strong>
          {messages + notes === 0
            ? t('retention.change.nothing_now')
            : t('retention.change.deleted_now', {
                messages: t('message.count', { count: messages }),
                files: t('retention.change.file_count', { count: files }),
                notes: t('retention.change.note_count', { count: notes }),
              })}
        </strong>
      </p>
      <p>{t('retention.change.from_then', { count: days })}</p>
    </>
  )
}
