import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { type BulkChange, type BulkOutcome, changeMany } from '../../api/desk'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconCheck, IconRefresh, IconX } from '../../ui/icons'
import { LabelsMenu } from '../label/labels-menu'
import styles from './bulk-bar.module.css'
import { AssignMenu, PriorityMenu, SnoozeMenu } from './menus'
import { undoOf } from './undo-bulk'

type Props = {
  picked: Conversation[]
  all: boolean
  pickAll: () => void
  clear: () => void
  change: (change: BulkChange) => void
  busy: boolean
}

/** What can be done to everything that is picked. */
export function BulkBar({ picked, all, pickAll, clear, change, busy }: Props) {
  const asleep = picked.every(({ status }) => status === 'resolved' || status === 'snoozed')
  // Those that all of them carry: taken off here, they are taken off each.
  const shared = (picked[0]?.labels ?? []).filter((label) =>
    picked.every(({ labels }) => labels.includes(label)),
  )
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.title')}>
      <div className={styles.line}>
        <Checkbox
          size="xs"
          label={t('bulk.selected', { count: picked.length })}
          aria-label={t('bulk.select_all')}
          checked={all}
          indeterminate={!all}
          onChange={all ? clear : pickAll}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={t('bulk.clear')} onClick={clear}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className={styles.line}>
        <AssignMenu change={change} />
        <LabelsMenu
          label={t('bulk.labels')}
          description={t('bulk.labels_hint')}
          labels={shared}
          change={(labels) => {
            const add_labels = labels.filter((label) => !shared.includes(label))
            const remove_labels = shared.filter((label) => !labels.includes(label))
            change(add_labels.length > 0 ? { add_labels } : { remove_labels })
          }}
        />
        <PriorityMenu change={change} />
        <SnoozeMenu change={change} />
        <Button
          data-key="e"
          size="sm"
          variant={asleep ? 'default' : 'filled'}
          loading={busy}
          leftSection={asleep ? <IconRefresh size={16} /> : <IconCheck size={16} />}
          onClick={() => change({ status: asleep ? 'open' : 'resolved' })}
        >
          {asleep ? t('conversation.reopen') : t('conversation.resolve')}
        </Button>
      </div>
    </div>
  )
}

type Task = { change: BulkChange; ids: string[] }
type Done = { outcomes: BulkOutcome[]; undo: Task[]; undoes: boolean }

/** Runs changes of several conversations, says what became of them, and takes the last back. */
export function useBulk(finished: () => void) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState(0)
  const running = useMutation({
    mutationFn: async ({ tasks, undoes }: { tasks: Task[]; undoes: boolean }): Promise<Done> => {
      const outcomes: BulkOutcome[] = []
      const undo: Task[] = []
      for (const { change, ids } of tasks) {
        const found = await changeMany(ids, change, (done) => setAsked(outcomes.length + done))
        outcomes.push(...found)
        undo.push(...undoOf(change, found, Date.now()))
      }
      return { outcomes, undo: undoes ? [] : undo, undoes }
    },
    onMutate: () => setAsked(0),
    onSuccess: finished,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['conversations'] })
      void queries.invalidateQueries({ queryKey: ['conversation'] })
    },
  })
  const total = running.variables?.tasks.reduce((sum, { ids }) => sum + ids.length, 0) ?? 0
  return {
    busy: running.isPending,
    run: (change: BulkChange, ids: string[]) => running.mutate({ tasks: [{ change, ids }], undoes: false }),
    said: (
      <div role="status">
        {running.isPending && total > 0 && (
          <p className={styles.said}>{t('bulk.progress', { done: asked, total })}</p>
        )}
        {running.error && <p className={`${styles.said} ${common.warning}`}>{wordsOf(running.error)}</p>}
        {running.data && (
          <p className={styles.said}>
            <span>{outcomeWords(running.data)}</span>
            {running.data.undo.length > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => running.mutate({ tasks: running.data.undo, undoes: true })}
              >
                {t('common.undo')}
              </Button>
            )}
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('common.dismiss')}
              onClick={() => running.reset()}
            >
              <IconX size={14} />
            </ActionIcon>
          </p>
        )}
      </div>
    ),
  }
}

function outcomeWords({ outcomes, undoes }: Done): string {
  const count = (wanted: BulkOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  const [changed, unchanged, missing] = [count('changed'), count('unchanged'), count('not_found')]
  const refused = outcomes.find(({ outcome }) => outcome === 'refused')
  return [
    undoes ? t('bulk.result.restored', { count: changed }) : t('bulk.result.changed', { count: changed }),
    unchanged > 0 && t('bulk.result.unchanged', { count: unchanged }),
    refused && t('bulk.result.refused', { count: count('refused'), reason: refused.error?.detail ?? '' }),
    missing > 0 && t('bulk.result.not_found', { count: missing }),
  ]
    .filter(Boolean)
    .join(' ')
}
