import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import styles from './reactions.module.css'

/** The reactions to a message, each emoji once with how often it was given. */
export function Reactions({ message: { reactions } }: { message: Message }) {
  if (reactions.length === 0) return null
  const counts = new Map<string, number>()
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
  return (
    <ul className={styles.reactions} aria-label={t('message.reactions')}>
      {[...counts].map(([emoji, count]) => (
        <li key={emoji}>
          {emoji}
          {count > 1 && <span className={common.count}>{count}</span>}
        </li>
      ))}
    </ul>
  )
}
