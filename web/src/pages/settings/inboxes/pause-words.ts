import type { Sending } from '../../../api/types'
import { longTime } from '../../../util/words'

/** Whether a line sends, and why it does not. */
export function sendingWords({ paused, paused_until, pause_reason }: Sending): string {
  if (!paused) return 'Sending'
  const why = pauseReason(pause_reason)
  return paused_until === null ? `Paused ${why}` : `Paused ${why} until ${longTime(paused_until)}`
}

function pauseReason(reason: string | null): string {
  if (reason === 'by_hand') return 'by hand'
  const code = /^meta_(\d+)$/.exec(reason ?? '')?.[1]
  return code === undefined ? '' : `by WhatsApp (error ${code})`
}
