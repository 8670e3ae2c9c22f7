import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { conversationsQuery } from '../../api/queries'
import { type InboxSearch, toConversation } from '../../paths'

/** Opens the conversation with a contact's last message, in or out. The data is false if there is none. */
export function useOpenThread(contact_id: string, search: InboxSearch) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async () => {
      const { pages } = await queries.fetchInfiniteQuery(conversationsQuery({ contact_id }))
      const latest = pages[0]?.data[0]
      if (latest !== undefined) await navigate(toConversation(latest.id, search))
      return latest !== undefined
    },
  })
}
