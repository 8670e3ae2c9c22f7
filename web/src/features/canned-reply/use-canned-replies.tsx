import { useQuery } from '@tanstack/react-query'
import { offeredRepliesQuery } from '../../api/canned-replies'
import { t } from '../../i18n/t'
import { useOffers } from '../../ui/use-offers'

// A slash at the very start, and as yet nothing but one word behind it.
const ASKS = /^\/(\S*)$/u

/** Offers canned replies while the text is a slash and a word. `take` puts the chosen one in place of the text. */
export function useCannedReplies(text: string, take: (reply: string) => void) {
  const asked = ASKS.exec(text)?.[1] ?? null
  const found = useQuery({
    ...offeredRepliesQuery(asked ?? ''),
    enabled: asked !== null,
    placeholderData: (before) => before,
  })
  const replies = asked === null ? undefined : found.data
  return useOffers({
    name: t('canned_reply.title'),
    text,
    offers:
      replies?.map((reply) => ({
        id: reply.id,
        shown: (
          <>
            <strong>/{reply.shortcut}</strong> <bdi>{reply.text}</bdi>
          </>
        ),
      })) ?? null,
    nothing: t('canned_reply.none_match'),
    pick: (id) => take(replies?.find((reply) => reply.id === id)?.text ?? text),
  })
}
