import { queryOptions } from '@tanstack/react-query'
import { accountHeaders, toApiError } from './client'

/** The bytes of a file. They are read with our headers, so as a blob; what has been read never changes. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['media', id],
    queryFn: async () => {
      const response = await fetch(`/v1/media/${id}/content`, { headers: accountHeaders() })
      if (!response.ok) throw toApiError(response.status, await response.json().catch(() => null))
      return response.blob()
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
