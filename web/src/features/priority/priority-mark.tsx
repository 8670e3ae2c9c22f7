import { t } from '../../i18n/t'
import { IconAlertTriangleFilled } from '../../ui/icons'
import styles from './priority-mark.module.css'
import { type Priority, priorityWords } from './priority-words'

const BARS: Record<Priority, number> = { urgent: 3, high: 3, medium: 2, low: 1, none: 0 }

/** A priority at a glance: bars that fill, and a warning above them all. */
export function PriorityMark({ priority, silent }: { priority: Priority; silent?: boolean }) {
  const name = silent ? undefined : t('conversation.priority_is', { priority: priorityWords(priority) })
  const heard = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  if (priority === 'urgent')
    return (
      <span className={styles.priority} data-priority="urgent" title={name} {...heard}>
        <IconAlertTriangleFilled size={14} />
      </span>
    )
  return (
    <span className={styles.priority} data-priority={priority} title={name} {...heard}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4 - 3}
            y={12 - bar * 3}
            width="3"
            height={bar * 3 + 1}
            rx="1"
            className={bar <= BARS[priority] ? styles.full : undefined}
          />
        ))}
      </svg>
    </span>
  )
}
