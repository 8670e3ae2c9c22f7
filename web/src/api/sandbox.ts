import type { paths } from '@selfsame/client/schema'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from './client'

// A phone has no stream of events: it is looked at once a second.
const LOOK_EVERY_MS = 1000

type Acts = paths['/v1/sandbox/people/{id}/acts']['post']
export type PhoneAct = NonNullable<Acts['requestBody']>['content']['application/json']
export type Phone = Acts['responses'][200]['content']['application/json']
export type PhoneMessage = Phone['messages'][number]

export const sandboxQuery = queryOptions({
  queryKey: ['sandbox'],
  queryFn: async () => dataOf(await client.GET('/v1/sandbox')),
})

export const phoneQuery = (id: string) =>
  queryOptions({
    queryKey: ['sandbox', 'people', id],
    queryFn: async () => dataOf(await client.GET('/v1/sandbox/people/{id}', { params: { path: { id } } })),
    refetchInterval: LOOK_EVERY_MS,
  })

/** The conversation with the holder of a phone in an inbox, as we know it, or null. */
export const threadOfQuery = (inbox_id: string, bsuid: string | null) =>
  queryOptions({
    queryKey: ['contacts', 'holder', inbox_id, bsuid],
    queryFn: async () => {
      if (bsuid === null) return null
      const { data } = dataOf(await client.GET('/v1/contacts', { params: { query: { bsuid } } }))
      const contact_id = data[0]?.id
      if (contact_id === undefined) return null
      const query = { contact_id, inbox_id, limit: 1 }
      const threads = dataOf(await client.GET('/v1/conversations', { params: { query } }))
      return threads.data[0]?.id ?? null
    },
    placeholderData: (before) => before,
  })

/** Performs an action with a contact's phone. */
export function useAct(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (body: PhoneAct) =>
      dataOf(await client.POST('/v1/sandbox/people/{id}/acts', { params: { path: { id } }, body })),
    onSuccess: (phone) => {
      queries.setQueryData(phoneQuery(id).queryKey, phone)
      void queries.invalidateQueries({ queryKey: sandboxQuery.queryKey, exact: true })
    },
  })
}

export async function letTimePass(days: number): Promise<void> {
  dataOf(await client.POST('/v1/sandbox/time', { body: { days } }))
}

export async function addPerson(body: { name: string; phone?: string; username?: string }): Promise<Phone> {
  return dataOf(await client.POST('/v1/sandbox/people', { body }))
}
