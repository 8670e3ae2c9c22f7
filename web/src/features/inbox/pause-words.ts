import type { Sending } from '../../api/types'
import { t } from '../../i18n/t'
import { longTime } from '../../util/words'

/** Whether a line sends, and why it does not. */
export function sendingWords({ paused, paused_until, pause_reason }: Sending): string {
  if (!paused) return t('inbox.sending.active')
  const why = pauseWords(pause_reason)
  return paused_until === null ? why : t('inbox.sending.paused_until', { why, time: longTime(paused_until) })
}

function pauseWords(reason: string | null): string {
  if (reason === 'by_hand') return t('inbox.sending.paused_manually')
  const code = /^meta_(\d+)$/.exec(reason ?? '')?.[1]
  return code === undefined
    ? t('inbox.sending.paused')
    : t('inbox.sending.paused_by_whatsapp', { code: String(code) })
}
