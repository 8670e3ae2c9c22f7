import { useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'

type Edit = { name?: string | null; attributes?: Record<string, unknown> }

/** Saves an edit of a contact and reloads everything that shows it. */
export function useSaveContact(contact_id: string): (body: Edit) => Promise<void> {
  const queries = useQueryClient()
  return async (body) => {
    dataOf(await client.PATCH('/v1/contacts/{id}', { params: { path: { id: contact_id } }, body }))
    for (const key of ['contact', 'contacts', 'conversations', 'conversation'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
}
