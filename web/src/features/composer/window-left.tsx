import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { windowLeft } from '../../util/words'
import styles from './window-left.module.css'

const EVERY_MS = 15_000
const SOON_MS = 3_600_000

/** How long WhatsApp accepts more than templates, counted down; at the end, the conversation is read again. */
export function WindowLeft({ conversation_id, until }: { conversation_id: string; until: string }) {
  const queries = useQueryClient()
  const [now_ms, setNow] = useState(() => Date.now())
  const left_ms = Date.parse(until) - now_ms
  const over = left_ms <= 0
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['conversation', conversation_id] })
  }, [over, queries, conversation_id])
  return (
    <span className={`${common.tag} ${styles.left}`} data-soon={!over && left_ms < SOON_MS}>
      {t('conversation.window_left', { left: windowLeft(until, now_ms) })}
    </span>
  )
}
