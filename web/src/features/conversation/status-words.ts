import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'

export function statusWords(status: Conversation['status']): string {
  const words: Record<Conversation['status'], string> = {
    open: t('conversation.status.open'),
    pending: t('conversation.status.pending'),
    snoozed: t('conversation.status.snoozed'),
    resolved: t('conversation.status.resolved'),
  }
  return words[status]
}
