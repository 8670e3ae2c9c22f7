import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { PRIORITIES } from '../../paths'

export type Priority = Conversation['priority']

export function isPriority(value: unknown): value is Priority {
  return PRIORITIES.some((priority) => priority === value)
}

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
