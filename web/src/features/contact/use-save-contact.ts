import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'

type Edit = { name?: string | null; attributes?: Record<string, unknown> }

/** Saves what a team says about somebody, and lets everything that shows it be read again. */
export function useSaveContact(contact_id: string): (body: Edit) => Promise<void> {
  const queries = useQueryClient()
  return async (body) => {
    dataOf(await client.PATCH('/v1/contacts/{id}', { params: { path: { id: contact_id } }, body }))
    for (const key of ['contact', 'contacts', 'conversations', 'conversation'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
}
