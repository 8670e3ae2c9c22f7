import type { Message } from '../../api/types'
import { t } from '../../i18n/t'

/** The reactions to a message, each emoji once with how often it was given. */
export function Reactions({ message: { reactions } }: { message: Message }) {
  if (reactions.length === 0) return null
  const counts = new Map<string, number>()
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
  return (
    <ul className="reactions" aria-label={t('message.reactions')}>
      {[...counts].map(([emoji, count]) => (
        <li key={emoji}>
          {emoji}
          {count > 1 && <span className="count">{count}</span>}
        </li>
      ))}
    </ul>
  )
}
