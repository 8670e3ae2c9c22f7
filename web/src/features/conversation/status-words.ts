import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'

export function statusWords(status: Conversation['status']): string {
  const words: Record<Conversation['status'], string> = {
    open: t('open'),
    pending: t('pending'),
    snoozed: t('snoozed'),
    resolved: t('resolved'),
  }
  return words[status]
}
