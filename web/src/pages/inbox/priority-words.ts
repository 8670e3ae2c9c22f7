import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'

export type Priority = Conversation['priority']

export function priorityWords(priority: Priority): string {
  const words: Record<Priority, string> = {
    urgent: t('Urgent'),
    high: t('High'),
    medium: t('Medium'),
    low: t('Low'),
    none: t('No priority'),
  }
  return words[priority]
}
