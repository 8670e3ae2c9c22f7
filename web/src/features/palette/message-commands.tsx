import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { foundMessagesQuery } from '../../api/search'
import type { FoundMessage } from '../../api/types'
import { t } from '../../i18n/t'
import { toMessage } from '../../paths'
import common from '../../ui/common.module.css'
import { shortTime } from '../../util/words'
import { Marked } from '../search/marked'
import type { Found } from './command'
import styles from './message-commands.module.css'

const PAUSE_MS = 200
const SHOWN = 5

/** The messages that say what was typed, the latest first; each opens its conversation where it stands. */
export function useMessageCommands(typed: string): Found {
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const { navigate } = useRouter()
  const found = useInfiniteQuery(foundMessagesQuery({ query: asked, inbox_id: undefined }))
  const busy = typed.trim() !== asked || found.isLoading
  // What was found for other words is not shown, so that Enter never opens something else.
  const messages = busy ? [] : (found.data?.pages[0]?.data.slice(0, SHOWN) ?? [])
  if (messages.length === 0) return { group: null, busy, error: found.error }
  return {
    busy,
    error: found.error,
    group: {
      name: t('message.title'),
      commands: messages.map((message) => ({
        id: `message-${message.message_id}`,
        name: message.parts.map(({ text }) => text).join(''),
        shown: <Said message={message} />,
        run: () => void navigate(toMessage(message.conversation_id, message.shown_as_id, {})),
      })),
    },
  }
}

function Said({ message: { contact, direction, parts, sent_at } }: { message: FoundMessage }) {
  return (
    <span className={styles.said}>
      <span className={styles.words}>
        <Marked parts={parts} />
      </span>{' '}
      <span className={common.quiet}>
        {direction === 'outbound' && `${t('search.found_in.outbound')} `}
        <bdi>{contact?.display_name ?? t('conversation.group')}</bdi> ·{' '}
        <time dateTime={sent_at}>{shortTime(sent_at)}</time>
      </span>
    </span>
  )
}
