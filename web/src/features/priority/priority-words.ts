import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { PRIORITIES } from '../../paths'

export type Priority = Conversation['priority']

export function isPriority(value: unknown): value is Priority {
  return PRIORITIES.some((priority) => priority === value)
}

export function priorityWords(priority: Priority): string {
  const words: Record<Priority, string> = {
    urgent: t('priority.urgent'),
    high: t('priority.high'),
    medium: t('priority.medium'),
    low: t('priority.low'),
    none: t('priority.none'),
  }
  return words[priority]
}
