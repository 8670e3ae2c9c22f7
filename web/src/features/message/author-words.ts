import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../../api/session'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'

export type Author = Message['author']

/** Names the author of an outbound message. To the member with `me_id`, their own messages say “You”. */
function authorWords(author: Author, me_id: string | undefined): string {
  const name = author?.name ?? ''
  switch (author?.kind) {
    case 'member':
      return author.id === me_id ? t('common.you') : name || t('member.former')
    case 'api_key':
      return t('message.author.api_key', { name })
    case 'gateway_consumer':
      return t('message.author.gateway', { name })
    case 'broadcast':
      return t('message.author.broadcast', { name })
    case 'operator':
      return t('message.author.operator')
    case 'business_app':
      return t('message.author.business_app')
    default:
      return t('message.author.unknown')
  }
}

/** The same for the member who is signed in. */
export function useAuthorWords(): (author: Author) => string {
  const me_id = useQuery(meQuery).data?.user.id
  return (author) => authorWords(author, me_id)
}

/** Whether two messages are of one author, as far as that is known. */
export function isSameAuthor(one: Author, other: Author): boolean {
  return one?.kind === other?.kind && one?.id === other?.id
}
